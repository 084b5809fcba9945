"""Fills values and files with hostile texts, each where a person's or an author's own words may stand."""

from itertools import cycle

import yaml
from attacks.hostile import hostile_texts, is_writable

from commontable.content.kinds import KINDS


class Texts:
    """The texts one after another, over and over; `given` are those that have been handed out."""

    def __init__(self, texts=None):
        self.all = [*(texts or hostile_texts())]
        self._next, self.given = cycle(self.all), set()

    def __call__(self):
        text = next(self._next)
        self.given.add(text)
        return text


def keepable(texts):
    """Return the texts that a response can hold beside many others."""
    return [text for text in texts if is_writable(text) and "\x00" not in text and len(text.encode()) < 2_000]


def value_of(prompt, text):
    """Return a value of this prompt's kind in which every box has been written into."""
    return _filled(KINDS[prompt.kind].schema(prompt), text)


def _filled(schema, text):
    if "enum" in schema:
        return next(one for one in schema["enum"] if one != "")
    if "anyOf" in schema:
        return _filled(schema["anyOf"][0], text)
    kind = schema["type"]
    if kind == "object":
        return {name: _filled(part, text) for name, part in schema["properties"].items()}
    if kind == "array":
        return [_filled(schema["items"], text)] * 1 if "enum" in schema["items"] else _several(schema, text)
    plainly = {"boolean": False, "number": schema.get("minimum", 0)}
    return plainly[kind] if kind in plainly else "2027-03-01" if "pattern" in schema else text()


def _several(schema, text):
    return [_filled(schema["items"], text) for _ in range(3)]


def leaves(value):
    """Return every text in a value."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inner for text in leaves(part)]


# What a file says to the program and not to a person: ids, and words of which only some are known.
KEPT_AS_THEY_ARE = frozenset({
    "id", "kind", "readers", "source", "dataset", "view", "then", "next", "about", "edition", "minutes", "flag",
    "as_of", "law", "number", "grouping", "language", "lang", "when", "day", "date", "figure", "file", "url", "given",
    "consent", "form",
})  # fmt: skip
# Of lists, these hold sentences; all others hold ids.
SENTENCES = frozenset({"objectives", "key_points", "thoughts"})


def rewrite(path, text):
    """Put a hostile text behind every text of a YAML file that a person reads."""
    told = _rewritten(yaml.safe_load(path.read_text("utf-8")), text)
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), "utf-8")


def _rewritten(found, text, *, under=""):
    if isinstance(found, dict):
        return {
            name: part if name in KEPT_AS_THEY_ARE else _rewritten(part, text, under=name)
            for name, part in found.items()
        }
    if isinstance(found, list):
        return [each if isinstance(each, str) and under not in SENTENCES else _rewritten(each, text, under=under)
                for each in found]  # fmt: skip
    return f"{found.strip()} {text()}" if isinstance(found, str) else found
