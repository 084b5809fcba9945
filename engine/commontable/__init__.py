"""Everything of Common Table that has no face: content, responses, people, serving, grading."""

__version__ = "0.1.0"
