"""A small course, a data folder outside it, and people who write in it."""

import shutil
from contextlib import contextmanager

import nbformat
import pytest
from engine.grading.small_course import FOLDER, write_course
from nbgrader.api import Gradebook

from commontable.content import load_course
from commontable.grading import release
from commontable.grading.words import open_words
from commontable.responses import Reader, Response
from commontable.settings import Settings


class Deployment:
    """One course with one data folder, and short ways to write, hand in and read."""

    def __init__(self, root):
        self.settings = Settings(course=root / "course", data=root / "elsewhere" / "data")
        self._saves = 0
        self.ana = self.enrol("Ana <b>Ruiz</b>")

    def enrol(self, name):
        with open_words(self.settings) as words:
            person, _ = words.directory.add(name, role="participant")
        return person.id

    @property
    def module(self):
        return load_course(self.settings.course).module(FOLDER)

    def write(self, participant=None, **values):
        """Save one response per prompt (given as m01_belonging="words") and return the versions."""
        who = participant or self.ana
        return {name: self._save(who, name.replace("_", "-"), value) for name, value in values.items()}

    def hand_in(self, participant=None, *, by_name=False, **values):
        versions = self.write(participant, **values)
        with open_words(self.settings) as words:
            words.store.hand_in(
                participant or self.ana,
                FOLDER,
                edition=self.module.edition,
                by_name=by_name,
                save_id=self._save_id(),
            )
        return versions

    def notebook(self, step, participant=None, *, assignment=FOLDER):
        folder = self.settings.data / step / (participant or self.ana) / assignment
        return nbformat.read(folder / "equal_partners.ipynb", as_version=4)

    def answer(self, step, prompt, participant=None, *, assignment=FOLDER):
        cells = {cell.id: cell for cell in self.notebook(step, participant, assignment=assignment).cells}
        return cells[prompt]

    @contextmanager
    def submission(self, participant=None, *, assignment=FOLDER):
        with Gradebook(f"sqlite:///{self.settings.data / 'gradebook.db'}") as gradebook:
            found = gradebook.find_submission_notebook("equal_partners", assignment, participant or self.ana)
            yield found
            gradebook.db.commit()

    def comment(self, prompt, text, participant=None, *, assignment=FOLDER):
        with self.submission(participant, assignment=assignment) as submission:
            next(c for c in submission.comments if c.name == prompt).manual_comment = text

    def feedback(self, participant=None):
        """Return (version, text) per prompt, as the participant is given it."""
        who = participant or self.ana
        with open_words(self.settings) as words:
            found = words.store.feedback(who, FOLDER, reader=Reader.oneself(who))
        return {prompt: [(one.about, one.text) for one in given] for prompt, given in found.items()}

    def _save(self, participant, prompt, value):
        with open_words(self.settings) as words:
            newest = words.store.newest(participant, FOLDER, reader=Reader.oneself(participant)).get(prompt)
            response = Response(
                participant=participant,
                module=FOLDER,
                edition=self.module.edition,
                prompt=prompt,
                value=value,
                readers=self.module.prompt(prompt).readers.value,
                save_id=self._save_id(),
                based_on=newest.version if newest else None,
            )
            return words.store.save(response).version

    def _save_id(self):
        self._saves += 1
        return f"save-{self._saves}"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A course that has been released once; nbgrader's start costs seconds, so tests work on copies."""
    root = tmp_path_factory.mktemp("made")
    settings = Settings(course=write_course(root / "course"), data=root / "elsewhere" / "data")
    release(load_course(settings.course).module(FOLDER), settings)
    return root


@pytest.fixture
def deployment(made, tmp_path):
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Deployment(tmp_path)
