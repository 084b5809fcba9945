"""A course whose one module is the gallery, so that every widget meets a real server."""

import shutil

import yaml
from playwright.sync_api import expect

GALLERY = "m00_gallery"
LISTS = ("glossary.yml", "phrases.yml")


def write_course(folder, *, checkout, changes=()):
    """Write a course of the gallery into a folder; `changes` are pairs of texts in its module.yml."""
    modules = folder / "modules"
    shutil.copytree(checkout / "gallery" / GALLERY, modules / GALLERY, ignore=_caches)
    for name in LISTS:
        shutil.copy(checkout / "modules" / name, modules)
    told = {"title": "The gallery", "contact": "someone", "safety_route": "", "modules": [GALLERY]}
    (modules / "course.yml").write_text(yaml.safe_dump(told), "utf-8")
    shutil.copy(checkout / "nbgrader_config.py", folder)
    (folder / "datasets").symlink_to(checkout / "datasets", target_is_directory=True)
    _change(modules / GALLERY / "module.yml", changes)
    return folder


def _change(file, changes):
    text = file.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")


_caches = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")


def open_gallery(me, page=None):
    """Open the gallery, and wait until every widget is drawn and every prompt has its words."""
    page = page or me.page
    page.goto(f"{me.server.address}modules/{GALLERY}/")
    expect(page.locator(".ct-widget").first).to_be_attached()
    expect(page.locator(".ct-widget:empty")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("Fetching")
    return page
