"""The course with its first module alone, so that a test's server has one page to make."""

import shutil

import yaml

LEFT_OUT = {"modules", "var", ".git", ".venv"}
FIRST = "m01_equal_partners"


def write_small_course(folder, *, checkout):
    """Write a course of module 1; all but the modules is the checkout's own."""
    modules = folder / "modules"
    modules.mkdir(parents=True)
    for path in checkout.iterdir():
        if path.name not in LEFT_OUT:
            (folder / path.name).symlink_to(path, target_is_directory=path.is_dir())
    for path in (checkout / "modules").glob("*.yml"):
        shutil.copy(path, modules)
    ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    shutil.copytree(checkout / "modules" / FIRST, modules / FIRST, ignore=ignored)
    told = yaml.safe_load((modules / "course.yml").read_text("utf-8"))
    told.update(modules=[FIRST], starts=[])
    (modules / "course.yml").write_text(yaml.safe_dump(told), "utf-8")
    return folder
