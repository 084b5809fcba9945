"""What the small course is made of besides its notebook: widgets' files, sources, a guide that keeps every rule."""

ROLE = {"text": "What it is.", "question": "What will you change?"}
SOURCES = {
    "roles.yml": {
        "lead": "Pick one.",
        "alone": [{"id": "advocate", "title": "Advocate", **ROLE}],
        "together": [{"id": "council", "title": "Council", **ROLE}],
    },
    "beliefs.yml": {"lead": "Say how often.", "items": [{"id": "good-news", "text": "I told good news."}]},
    "check.yml": {
        "lead": "Pick one.",
        "questions": [
            {
                "id": "fifty",
                "text": "What do you say?",
                "choices": [
                    {"id": "yes", "text": "Yes.", "feedback": "Look again."},
                    {"id": "no", "text": "No.", "feedback": "That is so."},
                ],
            }
        ],
    },
}

READ_MORE = """\
## Read more

- Ruiz A (2020), *A study*, <https://example.org/study>.
  Trial in two schools.
  It is small.
"""
SOURCES_YML = {
    "sources": [
        {
            "id": "study",
            "citation": "Ruiz A (2020), *A study*",
            "supports": "Letters were answered.",
            "design": "Trial in two schools",
            "limits": "It is small.",
            "flag": "Y",
            "figures": ["27 percent"],
        }
    ],
    "case_figures": [],
    "story_figures": [],
}
DO = "Slow down, say what you heard, ask what the school did first, and go back to the letter, not to the person."
MOMENTS = (
    "Someone becomes defensive.",
    "A racist remark, aloud.",
    "A racist remark on the wall.",
    "A colleague is asked to represent a group.",
    "A leader fills the air.",
    "We tried that.",
    "Tears that move attention away.",
    "A story that names a child.",
    "Disclosure of harm.",
    "A complaint about a named colleague.",
    "A participant who is also a parent here.",
    "Is this training allowed?",
)


def order(minutes: int) -> str:
    """Return a running order of so many minutes, in three rows."""
    return f"""\
### {minutes} minutes

| minutes | activity | prompt | leads |
|---|---|---|---|
| 5 | Welcome: agreements, who reads what | | F |
| {minutes - 10} | One moment: write alone | `m01-first-thoughts`, `m01-belonging` | S |
| 5 | Hand in | | both |
| **{minutes}** | | | |

Cut: the case.
"""


GUIDE = f"""\
# Facilitator guide: Small

For two people.

## Purpose and outcomes

Ask one family.

## Before the day

- [ ] **Who evaluates whom?** Ask.

### Who reads what

| prompt | who can open it |
|---|---|
| `m01-first-thoughts`, `m01-then-and-now`, `m01-promise` | the writer alone |
| `m01-belonging`, `m01-roles`, `m01-case` | facilitators and reviewers of the writer's own cohort |
| `m01-check`, `m01-beliefs` | nobody; totals only |

## Room, online, hybrid

Tables of four.

## Agreements and a way to pass

1. Speak from your own work.
2. Pass at any time.

## Running orders

{order(90)}
{order(60)}
{order(30)}
## Activity by activity

Say it in your own words.

## Hard moments

{chr(10).join(f"**{moment}** {DO}{chr(10)}" for moment in MOMENTS)}
## Replies

### Rubric: m01-belonging

| part | not there yet | partly there | clearly there |
|---|---|---|---|
| **A concrete moment** | none | one | one, told |
| **The family's view, and how the writer knows it** | none | a guess | asked |
| **The school's part, or my own** | none | in general | one act |
| **A next step** | none | a wish | by when |

### The shape of a reply

Three parts.

### Worked replies

**To a full account.**

> I heard you.

**To a harsh text.**

> You stopped expecting an answer.

**To a disagreement.**

> You draw a line.

## Answer key

### The case: `m01-case`

The answer is *ten more*.

### Check your understanding: `m01-check`

| question | best supported | why |
|---|---|---|
| `fifty` | `no` | it is so |

## Not a reporting channel

Say it at the start.

## Access and languages

Read aloud what is on the wall.

## Handout

Print this page.

1. **The letter.** (Print "Small".) *What do you say?* Keep.
2. **A moment.** *What happened?* Hand in.

## After 30 days

What came of it?
"""
