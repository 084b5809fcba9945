"""What a facilitator does with hand-ins of many modules, and what is found of them afterwards."""

import nbformat
from nbgrader.api import Gradebook

from commontable.content import assignment_of
from commontable.grading.runs import run_nbgrader, troubles
from commontable.settings import Settings


def read_by_verbs(server, module):
    """Collect, autograde, comment and give back as a facilitator does; return what the two verbs said."""
    collected = server.run("collect", module.folder).stdout
    comment(server, module)
    return collected, server.run("feedback", module.folder).stdout


def read_at_once(server, modules):
    """Take the steps of the two verbs for many modules, in two processes where each verb takes one of its own."""
    _take(server, ("collect", "autograde"), modules)
    for module in modules:
        comment(server, module)
    _take(server, ("generate_feedback", "release_feedback"), modules)


def _take(server, steps, modules):
    settings = Settings(course=server.course, data=server.data)
    wanted = [(step, assignment_of(module)) for module in modules for step in steps]
    assert troubles(run_nbgrader(*wanted, settings=settings)) == ""


def comment(server, module):
    """Write a reply wherever the module promises one."""
    with _gradebook(server) as gradebook:
        for path in hand_ins_of(server, module, "submitted"):
            for each in _graded(gradebook, module, path).comments:
                if module.prompt(each.name).reply:
                    each.manual_comment = reply_to(each.name)
        gradebook.db.commit()


def reply_to(prompt_id):
    return f"I read what you wrote under {prompt_id}."


def hand_ins_of(server, module, step):
    """Return the notebooks of this module's hand-ins at one of nbgrader's steps."""
    return sorted(server.data.glob(f"{step}/*/{assignment_of(module)}/{module.notebook.name}"))


def answers_of(server, module):
    """Return the autograded cells of each hand-in, by their ids."""
    paths = hand_ins_of(server, module, "autograded")
    return [{cell.id: cell for cell in nbformat.read(path, as_version=4).cells} for path in paths]


def case_of(module):
    return next(prompt for prompt in module.prompts if prompt.core and prompt.kind == "case")


def scores(server, module):
    """Return which part of its points each answer to the case was given, by the answer."""
    case = case_of(module).id
    with _gradebook(server) as gradebook:
        paths = hand_ins_of(server, module, "autograded")
        grades = [_grade(gradebook, module, path, cell=f"{case}-check") for path in paths]
    answers = [cells[case].metadata["commontable"]["value"] for cells in answers_of(server, module)]
    return dict(zip(answers, grades, strict=True))


def _grade(gradebook, module, path, *, cell):
    [grade] = [each for each in _graded(gradebook, module, path).grades if each.name == cell]
    return grade.auto_score / grade.max_score


def _graded(gradebook, module, path):
    return gradebook.find_submission_notebook(module.notebook.stem, assignment_of(module), path.parents[1].name)


def _gradebook(server):
    return Gradebook(f"sqlite:///{server.data / 'gradebook.db'}")
