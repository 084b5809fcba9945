"""What somebody answers to each prompt of the gallery, key by key, and what a reader finds of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """Acts of `Keys` in order, and what is read besides the words written: choices, by their texts."""

    acts: tuple[tuple[str, ...], ...]
    choices: tuple[str, ...] = ()

    @property
    def words(self):
        return [act[2] for act in self.acts if act[0] == "write" and not act[2].isdigit()]


def answer(*acts, choices=()):
    return Answer(acts, choices)


def write(label, words):
    return "write", label, words


def choose(label, letters):
    return "choose", label, letters


def tick(label):
    return "tick", label


def press(label):
    return "press", label


ASK = "What would you ask to find out"
ANSWERS = {
    "m00-first-thoughts": answer(write("Your first thoughts", "partners agree on nothing yet")),
    "m00-then-and-now": answer(write("What you think today", "partners can disagree aloud"), tick("I am less sure")),
    "m00-check": answer(tick("Little yet")),
    "m00-promise": answer(
        tick("tell something"),
        write("What I will ask or tell", "that the garden was her idea"),
        write("What would let them say no", "a note with no line to sign"),
        write("I come back with what I did on", "03022027"),
    ),
    "m00-beliefs": answer(tick("2 or 3 times"), tick("Fairly")),
    "m00-roles": answer(write("What will you change so that a family can", "every notice names who decides")),
    "m00-case": answer(tick("More"), choices=('"more"',)),
    "m00-case-words": answer(
        write("What it shows", "schools asked few in person"),
        write("What families could tell us", "which hour is free at all"),
    ),
    "m00-household": answer(
        choose("Which place at the table", "Ling"),
        write("What did your household know", "two languages at the stove"),
        tick("I was told"),
        write("What might your school have done", "asked us to tell one story"),
        tick("Nobody asked"),
        choices=("Linguistic", "I was told", "Nobody asked"),
    ),
    "m00-one-family": answer(
        choose("Which place at the table", "Fam"),
        write("What did you see", "grandmother walks three children"),
        tick("I assume it"),
        write("What will you ask the family", "who else walks along"),
    ),
    "m00-reframe": answer(
        write("Your draft", "Those parents don't care."),
        press("Look at my words again"),
        write("What did you see or hear", "an empty chair at four"),
        write("Your draft after a second look", "The hour was ours alone"),
    ),
    "m00-interpreted-call": answer(
        press('"Thank you, Laila'),
        write(ASK, "who else hears this call"),
        write("Where in this call did something change", "when the girl was free"),
        choices=("The phone changes hands",),
    ),
    "m00-unfair": answer(
        press('"Thank you for bringing'),
        write(ASK, "what the record says first"),
        write("What did the school do here", "it signed before it asked"),
        choices=("She tells it in order",),
    ),
    "m00-front-desk": answer(
        press('"Good morning'),
        write(ASK, "what the form is for"),
        write("Which question on your own", "the one about his parents"),
        choices=("This is Caleb",),
    ),
    "m00-rewrite": answer(
        choose("Which message", "A disc"),
        write("After: your message", "We sent Sam home and want to hear you"),
        choose("Language of your message", "Sp"),
        write("Can a family answer this", "by a call in Spanish until six"),
        choices=("Spanish", "A qualified human checks the translation"),
    ),
    "m00-jargon": answer(
        write("Say it so that nobody need ask", "a plan that we make together"),
        press("Turn the card"),
        tick("Mine would do"),
    ),
    "m00-decisions": answer(
        choose("Where was it", "Asked"),
        choose("Where should it be", "Decided"),
        write("What is different because of families", "the bus leaves later now"),
        choices=("When the school day starts and ends", "Asked", "Decided together", "2 rungs below"),
    ),
    "m00-impact": answer(
        choose("An open house", "Mod"),
        choose("Each class meets", "Hi"),
        choose("An assembly", "Lo"),
        tick("Two"),
        write("What do you do now", "a newsletter on Fridays"),
        choices=("The first evening of the year", "Higher impact", "Two"),
    ),
    "m00-groups": answer(
        write("Which draft of yours", "the homework rule in May"),
        press("Next"),
        write("What will you learn from a family", "how they count at market"),
        press("Back"),
        choices=("Design programs with those who make policy",),
    ),
    "m00-principles": answer(
        choose("How is it now", "Some"),
        write("What could a family see", "a call in June without a problem"),
        choose("Would families say", "We have"),
        choices=("Some of us do it", "We have not asked", "not for evaluating staff"),
    ),
    "m00-structures": answer(
        choose("How does it stand", "Beg"),
        write("What shows it", "one key and one parent"),
        choices=("A room that is theirs", "it hangs on one or two people"),
    ),
    "m00-barriers": answer(
        write("Which event is it", "Fall conferences"),
        write("What stands in the way", "a flyer in English only"),
        choose("Who can take it out", "I can"),
        choices=("The family hears of it", "I can"),
    ),
    "m00-plan": answer(
        write("What is the aim", "answer each note within a day"),
        write("Which families chose this aim", "nobody has asked them yet"),
        write("On which day do you look again", "05032027"),
        choices=("2027",),
    ),
    "m00-beliefs-again": answer(choose("In the last four weeks", "2"), choose("In four weeks of that time", "Not")),
}
