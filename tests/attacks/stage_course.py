"""The course that is attacked: module 1, and the gallery with every widget that there is."""

import shutil

import yaml
from journeys.gallery_course import GALLERY
from journeys.small_course import FIRST, write_small_course

MODULES = (FIRST, GALLERY)


def write_stage(folder, *, checkout):
    """Write a course of two modules; all else is the checkout's own."""
    write_small_course(folder, checkout=checkout)
    ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    shutil.copytree(checkout / "gallery" / GALLERY, folder / "modules" / GALLERY, ignore=ignored)
    file = folder / "modules" / "course.yml"
    told = yaml.safe_load(file.read_text("utf-8"))
    told.update(modules=list(MODULES), safety_route="The district's route for reporting")
    file.write_text(yaml.safe_dump(told), "utf-8")
    return folder
