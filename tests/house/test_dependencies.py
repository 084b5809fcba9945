"""One list of versions: pyproject says what is wanted, the lock what is installed, conda follows the lock."""

import json
import re
import tomllib
from importlib.metadata import distributions

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PINNED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9.!+]+")


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def lines(root):
    return (root / "requirements.lock").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def locked(lines):
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}


@pytest.fixture(scope="module")
def wanted(project):
    return [*map(Requirement, project["dependencies"] + project["optional-dependencies"]["test"])]


@pytest.fixture(scope="module")
def conda(root):
    return yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))


def test_the_lock_holds_names_and_versions_and_no_address(lines):
    assert [line for line in lines if not PINNED.fullmatch(line)] == []
    assert lines == sorted(lines, key=lambda line: line.partition("==")[0].casefold())


def test_no_name_stands_in_the_lock_twice(lines, locked):
    assert len(locked) == len(lines)


def test_everything_wanted_is_pinned_within_its_range(wanted, locked):
    amiss = [
        f"{requirement} against {locked.get(canonicalize_name(requirement.name), 'nothing')}"
        for requirement in wanted
        if (found := locked.get(canonicalize_name(requirement.name))) is None
        or not requirement.specifier.contains(found, prereleases=True)
    ]

    assert amiss == []


def test_everything_pinned_runs_on_the_oldest_python_that_we_name(project, locked):
    """Debian 12 has 3.11.2; a package that wants a later one stops `make serve` there, and nowhere else."""
    oldest = project["requires-python"].removeprefix(">=")
    pinned = [one for one in distributions() if locked.get(canonicalize_name(one.metadata["Name"])) == one.version]
    wants = {one.metadata["Name"]: SpecifierSet(one.metadata.get("Requires-Python") or "") for one in pinned}

    assert len(wants) > 100
    assert [name for name, wanted in wants.items() if not wanted.contains(oldest)] == []


def test_everything_that_runs_has_a_lowest_and_a_highest_version(project):
    for requirement in map(Requirement, project["dependencies"]):
        bounds = {specifier.operator for specifier in requirement.specifier}

        assert bounds == {">=", "<"}, f"{requirement} wants both"


def test_nothing_wanted_is_an_address(wanted):
    assert [str(requirement) for requirement in wanted if requirement.url] == []


def test_conda_takes_its_versions_from_the_lock(conda):
    [from_pip] = [part["pip"] for part in conda["dependencies"] if isinstance(part, dict)]

    assert from_pip == ["--constraint requirements.lock", "--editable ."]


def test_conda_brings_a_python_that_the_project_takes(conda, project):
    [python] = [part for part in conda["dependencies"] if isinstance(part, str) and part.startswith("python")]
    oldest = Requirement(f"python{project['requires-python']}").specifier

    lowest = re.search(r">=(3\.\d+)", python)[1]
    assert oldest.contains(lowest)


def test_every_way_to_install_follows_the_lock(root):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    installs = [line for line in makefile.splitlines() if "pip install" in line]

    assert installs
    assert all("--constraint requirements.lock" in line for line in installs)


def test_every_dependency_has_its_reason_in_the_architecture(root, project):
    told = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    silent = [r.name for r in map(Requirement, project["dependencies"]) if f"| `{r.name}` |" not in told]

    assert silent == []


def test_the_front_end_has_exact_versions_and_its_lock_no_address(root):
    front = root / "engine" / "commontable" / "serving" / "frontend"
    package = json.loads((front / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((front / "package-lock.json").read_text(encoding="utf-8"))

    exact = {**package["dependencies"], **package["devDependencies"]}
    assert [name for name, version in exact.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert {name: lock["packages"][f"node_modules/{name}"]["version"] for name in exact} == exact
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
