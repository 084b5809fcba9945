"""What a verb tells the person at the terminal."""

import sys

from commontable.plain_text import printable


def say(*lines: str) -> None:
    """Print the lines; what a person typed can neither move the cursor nor colour the screen."""
    for line in lines:
        sys.stdout.write(f"{printable(line)}\n")


def complain(sentence: str) -> None:
    """Print the sentence where mistakes are told."""
    sys.stderr.write(f"{printable(sentence)}\n")
