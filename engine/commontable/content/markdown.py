"""What a rule asks of Markdown: its prose, headings, words, images and addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCED = re.compile(
    r"^ {0,3}(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(^ {0,3}(?P=mark)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_INLINE_CODE = re.compile(r"(?P<ticks>`+)(?!`)(?P<code>.*?)(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\](\((?P<address>[^)]*)\)|\[[^\]]*\])")
_LINK = re.compile(r"\[(?P<text>[^\]]*)\](\([^)]*\)|\[[^\]]*\])")
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[\s|:-]+$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")


@dataclass(frozen=True)
class Heading:
    """A heading's level, 1 to 6, and its text without marks."""

    level: int
    text: str


def without_code(markdown: str) -> str:
    """Return the Markdown without code and comments, in which nothing is shown as text or comes alive."""
    return _INLINE_CODE.sub(" ", _FENCED.sub("", _COMMENT.sub("", markdown)))


def headings_of(markdown: str) -> list[Heading]:
    """Return the headings written with #, in order."""
    found = _HEADING.finditer(_FENCED.sub("", _COMMENT.sub("", markdown)))
    return [Heading(level=len(each["marks"]), text=plain_line(each["text"])) for each in found]


def plain_line(text: str) -> str:
    """Return one line as it is read: no emphasis, no link targets."""
    return _LINK.sub(lambda link: link["text"], text).replace("*", "").replace("`", "").strip()


def prose_of(markdown: str) -> str:
    """Return the text that is read: no code blocks, tags, addresses, alternative texts or Markdown signs."""
    text = _COMMENT.sub("", _FENCED.sub("", markdown))
    text = _INLINE_CODE.sub(lambda code: code["code"], text)
    text = _LINK.sub(lambda link: link["text"], _IMAGE.sub("", text))
    text = _TABLE_RULE.sub("", _TAG.sub(" ", text))
    text = re.sub(r"^\s*([-+*>]|#{1,6}|\d{1,9}[.)])\s+", "", text, flags=re.MULTILINE)
    return re.sub(r"[*_|\\]+", " ", text)


def count_words(markdown: str) -> int:
    """Return how many words are read; the alternative text of an image is not among them."""
    return len(_WORD.findall(prose_of(markdown)))
