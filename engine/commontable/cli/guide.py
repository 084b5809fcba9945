"""`commontable guide NAME`: a guide as a page, as PDF, as slides, or a handout for paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.cli._mistakes import UsageMistake
from commontable.cli._say import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

NAME = "guide"
HELP = "make a facilitator guide to read, print or show: page, PDF, slides, handout"
LENGTHS = (90, 60, 30)
_ENDINGS = {"html": "guide.html", "pdf": "guide.pdf", "slides": "slides.html", "handout": "handout.html"}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="NAME", help="a module's folder, such as m01_equal_partners, or a general guide"
    )
    forms = parser.add_mutually_exclusive_group(required=True)
    says = {
        "html": "the whole guide as one page",
        "pdf": "the whole guide as tagged PDF",
        "slides": "slides for the projector; arrow keys turn them",
        "handout": "the module on paper, for rooms without devices (PDF if FILE ends in .pdf)",
    }
    for form, told in says.items():
        forms.add_argument(f"--{form}", dest="form", action="store_const", const=form, help=told)
    parser.add_argument(
        "--minutes", type=int, choices=LENGTHS, help="which running order the slides follow; 90 if left out"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write; NAME-guide.html and so on, here, if left out"
    )


def run(args: Namespace) -> int:
    """Write the file, and say where it is."""
    from commontable.content.course import load_course  # noqa: PLC0415 - `--help` needs no course
    from commontable.guides import document, guide_named  # noqa: PLC0415
    from commontable.settings import Settings  # noqa: PLC0415

    if args.minutes and args.form != "slides":
        raise UsageMistake("Only slides follow a running order; leave --minutes out, or ask for --slides.")
    settings = Settings.find()
    course = load_course(settings.course)
    guide = guide_named(course, args.name)
    out = args.out or Path(f"{guide.name}-{_ENDINGS[args.form]}")
    _check(out)
    text = document(guide, args.form, course=course, minutes=args.minutes or LENGTHS[0])
    _write(_as_bytes(text, is_pdf=args.form == "pdf" or _asks_pdf(args)), out=out)
    return 0


def _asks_pdf(args: Namespace) -> bool:
    is_pdf = args.out is not None and args.out.suffix.casefold() == ".pdf"
    if is_pdf and args.form in ("html", "slides"):
        raise UsageMistake(f"--{args.form} makes a page for a browser; give a name in .html, or ask for --pdf.")
    return is_pdf


def _check(out: Path) -> None:
    if out != Path("-") and (out.is_dir() or not out.parent.is_dir()):
        raise UsageMistake(f"{out} cannot be written: give a file name in a folder that is there.")


def _as_bytes(text: str, *, is_pdf: bool) -> bytes:
    if not is_pdf:
        return text.encode()
    from commontable.guides.pdf import as_pdf  # noqa: PLC0415

    return as_pdf(text)


def _write(content: bytes, *, out: Path) -> None:
    if out == Path("-"):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    out.write_bytes(content)
    say(f"Wrote {out}.")
