"""nbgrader generates from copies of the modules' folders, each in step with its own module."""

import shutil

from engine.grading.small_course import FOLDER

from commontable.grading.sources import digest, put_all_in_step


def test_the_copy_of_a_module_is_not_taken_for_that_of_one_whose_name_begins_alike(deployment):
    modules, sources = deployment.settings.modules, deployment.settings.data / "source"
    shutil.copytree(modules / FOLDER, modules / f"{FOLDER}_again")
    assert put_all_in_step(deployment.settings) == []
    shutil.rmtree(sources / FOLDER)

    assert put_all_in_step(deployment.settings) == []

    assert digest(sources / FOLDER) == digest(modules / FOLDER)
