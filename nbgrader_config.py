"""nbgrader's configuration for this course: the folders and the exchange are the deployment's own."""

from pathlib import Path

from commontable.grading.configuration import configure

configure(get_config(), course=Path(__file__).resolve().parent)  # noqa: F821 - traitlets gives `get_config`
