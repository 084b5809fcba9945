"""What somebody answers to each prompt of a module, key by key, in the words that its own files give its controls."""

import re

import yaml
from journeys.gallery_answers import ANSWERS, choose, press, tick, write

# Kinds whose controls are named by the widget itself are answered as in the gallery.
AS_IN_THE_GALLERY = {
    "case-words": ANSWERS["m00-case-words"].acts,
    "promise": ANSWERS["m00-promise"].acts,
    "then-and-now": ANSWERS["m00-then-and-now"].acts,
}


def words_for(prompt):
    return f"on {prompt.id}"


def acts_for(prompt, *, module, option):
    """Return the acts of `Keys` that answer a prompt; a case is answered by the option with this id."""
    if prompt.kind in AS_IN_THE_GALLERY:
        return AS_IN_THE_GALLERY[prompt.kind]
    if prompt.kind == "text":
        return (write(prompt.title, words_for(prompt)),)
    if prompt.kind == "case":
        return (tick(next(each.label for each in prompt.options if each.id == option)),)
    told = yaml.safe_load((module.path / prompt.source).read_text("utf-8"))
    return BY_KIND[prompt.kind](told, words_for(prompt))


def right_option(prompt, *, guide):
    """Return the id of the option that the guide's answer key names."""
    keys = {key.rstrip(".").casefold() for key in re.findall(r"^The answer is \*(.+?)\*", guide, re.MULTILINE)}
    [right] = [each.id for each in prompt.options if each.label.rstrip(".").casefold() in keys]
    return right


def wrong_option(prompt, *, guide):
    right = right_option(prompt, guide=guide)
    return next(each.id for each in prompt.options if each.id != right)


def _check(told, _words):
    return tuple(tick(question["choices"][1]["text"]) for question in told["questions"])


def _roles(told, words):
    return (write(told["alone"][0]["question"], words),)


def _household(told, words):
    return (
        choose("Which place at the table", _letters(told["wealth"][0]["title"])),
        write(told["questions"]["what"], words),
        tick(told["hows"]["told"]),
        write(told["questions"]["school"], words),
        tick(told["wants"]["declined"]),
    )


def _conversation(told, words):
    return (press(told["scenes"][0]["choices"][0]["text"]), write(told["ask"], words), write(told["reflect"], words))


def _message(told, words):
    return (
        choose("Which message", _letters(told["messages"][0]["title"])),
        write("After: your message", words),
        write(told["questions"][0]["text"], words),
    )


def _decisions(told, words):
    questions, rungs = told["questions"], told["rungs"]
    return (
        choose(questions["now"], _letters(rungs[0]["title"])),
        choose(questions["goal"], _letters(rungs[3]["title"])),
        write(questions["changed"], words),
    )


def _structures(told, words):
    questions, states = told["questions"], told["states"]
    return choose(questions["state"], _letters(states[1]["title"])), write(questions["words"], words)


def _way(told, words):
    questions, removers = told["questions"], told["removers"]
    return (
        write(questions["event"], words),
        write(questions["barrier"], words),
        choose(questions["remover"], _letters(removers[1]["title"])),
    )


def _impact(told, words):
    row = told["sets"][0]["rows"][0]
    return choose(row["higher"], _letters(told["levels"]["moderate"])), write(told["own"]["practice"], words)


def _plan(told, words):
    return tuple(write(field["question"], words) for field in told["phases"][0]["fields"][:2])


def _letters(title):
    # A menu moves by letters; a space in them might open it.
    return title.split()[0]


BY_KIND = {
    "asset-map": _household,
    "barrier-walk": _way,
    "decision-ladder": _decisions,
    "impact-ladder": _impact,
    "knowledge-check": _check,
    "message-rewrite": _message,
    "pdca-planner": _plan,
    "role-planner": _roles,
    "scenario": _conversation,
    "structure-canvas": _structures,
}
