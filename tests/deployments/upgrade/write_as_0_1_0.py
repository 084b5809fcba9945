"""Made data_folder_0_1_0.json: a deployment as version 0.1.0 wrote it, as text.

It ran once, with version 0.1.0 itself (`git archive 7f1795d`) unpacked in a folder OLD:

    PYTHONPATH=OLD/engine:OLD/widgets:OLD/tests python write_as_0_1_0.py data_folder_0_1_0.json
"""

import json
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from engine.grading.small_course import BELONGING, CASE, FIRST, FOLDER, write_course
from nbgrader.api import Gradebook

from commontable.deployment import Deployment
from commontable.grading import collect, feedback
from commontable.responses import Response, StaleBase
from commontable.settings import Settings

READERS = {FIRST: "me", BELONGING: "facilitator", CASE: "facilitator"}


class Writer:
    """Somebody who writes in the module of then."""

    saves = 0

    def __init__(self, deployment, name, **more):
        self.deployment = deployment
        self.person, self.code = deployment.directory.add(name, role="participant", **more)

    def write(self, prompt, value, *, based_on=None):
        Writer.saves += 1
        names = {"participant": self.person.id, "module": FOLDER, "edition": 1, "prompt": prompt, "value": value}
        row = Response(**names, readers=READERS[prompt], save_id=f"save-of-then-{self.saves:02}", based_on=based_on)
        return self.deployment.store.save(row).version


def write(deployment):
    """Let people write, hand in, be answered, and change their words since; return what they know."""
    ana, ben = Writer(deployment, "Ana Ruiz"), Writer(deployment, "Ben Ode", cohorts=["Marlow Street"])
    twin = Writer(deployment, "Ana R.")
    faye, code = deployment.directory.add("Faye Alder", role="facilitator", cohorts=["everyone", "Marlow Street"])
    ana.write(FIRST, "My first thoughts, for me alone.")
    one = ana.write(BELONGING, "A family waited an hour.")
    two = ana.write(BELONGING, "A family waited an hour at the desk.", based_on=one)
    try:
        ana.write(BELONGING, "Typed on the phone.", based_on=one)
    except StaleBase as stale:
        aside = stale.kept.version
    ana.write(CASE, "twenty")
    ben.write(BELONGING, "Ben's words, with <my mother> in them.")
    twin.write(CASE, "ten")
    deployment.directory.merge(ana.person, twin.person, by=faye.id)
    token = deployment.sessions.start(ana.person, own_device=True)
    deployment.store.hand_in(ana.person.id, FOLDER, edition=1, by_name=True, save_id="hand-in-of-then")
    module = deployment.course.module(FOLDER)
    collect(module, deployment.settings)
    with Gradebook(f"sqlite:///{deployment.settings.data / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission_notebook("equal_partners", FOLDER, ana.person.id)
        comment = next(each for each in submission.comments if each.name == BELONGING)
        comment.manual_comment = "Thank you. What did the family say?"
        gradebook.db.commit()
    feedback(module, deployment.settings)
    ana.write(BELONGING, "Changed since.", based_on=two)
    codes = {"Ana Ruiz": ana.code, "Ana R.": twin.code, "Ben Ode": ben.code, "Faye Alder": code}
    return {"codes": codes, "session": token, "ana": ana.person.id, "answered": two, "aside": aside}


def as_text(path):
    """Return a database as the statements that make it anew, and any other file as it is."""
    if path.suffix in (".sqlite", ".db"):
        with closing(sqlite3.connect(path)) as database:
            return {"sql": list(database.iterdump())}
    return path.read_text("utf-8")


def main():
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        settings = Settings(course=write_course(root / "course"), data=root / "data")
        os.environ["COMMONTABLE_COURSE"] = str(settings.course)
        deployment = Deployment.open(settings)
        known = write(deployment)
        deployment.close()
        files = sorted(path for path in settings.data.rglob("*") if path.is_file())
        told = {path.relative_to(settings.data).as_posix(): as_text(path) for path in files}
    Path(sys.argv[1]).write_text(json.dumps({"known": known, "files": told}, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
