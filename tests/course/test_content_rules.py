"""The course that is committed keeps its own rules."""

from commontable.content import course_version, load_course
from commontable.content.checking import findings


def test_the_course_keeps_every_content_rule(root):
    found = findings(root)

    assert found == []


def test_every_module_folder_is_in_the_course(root):
    folders = {path.parent.name for path in (root / "modules").glob("*/module.yml")}

    assert {module.folder for module in load_course(root).modules} == folders


def test_every_module_has_a_version(root):
    assert all(len(course_version(module)) == 12 for module in load_course(root).modules)
