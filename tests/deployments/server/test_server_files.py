"""The files of one school server, held against the programs that read them."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from commontable.cli import main

COURSE = "/usr/local/lib/commontable"
UNITS = ("commontable@8871.service", "commontable-backup.service", "commontable-backup.timer")
# What systemd's own list of weak points may come to, of 100; a service that says nothing has 96.
EXPOSED_AT_MOST = "20"


@pytest.fixture(scope="module")
def analyze():
    found = shutil.which("systemd-analyze")
    if not found:
        pytest.skip("systemd-analyze is not on this machine.")
    return found


@pytest.fixture
def units(root, tmp_path):
    """Return a folder of the units as they would be installed, the course where this checkout is."""
    program = tmp_path / "commontable"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    (tmp_path / "settings").touch()
    here = {f"{COURSE}/.venv/bin/commontable": program, COURSE: root, "/etc/commontable": tmp_path}
    for path in (root / "deploy" / "systemd").glob("commontable*.*"):
        text = path.read_text("utf-8")
        for installed, stands in here.items():
            text = text.replace(installed, str(stands))
        (tmp_path / path.name.replace("@", "@8871")).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_has_nothing_to_say_against_a_unit(analyze, units, unit):
    done = subprocess.run([analyze, "verify", "--man=no", units / unit], capture_output=True, text=True, check=False)

    assert [line for line in done.stderr.splitlines() if unit in line] == []
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.endswith(".service")])
def test_a_service_may_do_little_beside_its_work(analyze, units, unit):
    command = [analyze, "security", "--offline=yes", f"--threshold={EXPOSED_AT_MOST}", "--no-pager", units / unit]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout.splitlines()[-1]


def test_the_service_starts_the_course_with_options_that_it_has(root, capsys):
    unit = (root / "deploy" / "systemd" / "commontable@.service").read_text("utf-8")
    [line] = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
    program, verb, *words = shlex.split(line)

    assert program == f"{COURSE}/.venv/bin/commontable"
    assert main([verb, "--help"]) == 0
    told = capsys.readouterr().out
    assert [word for word in words if word.startswith("--") and word not in told] == []


def test_every_setting_that_a_unit_needs_stands_in_the_settings(root):
    folder = root / "deploy" / "systemd"
    needed = set(re.findall(r"\$\{?([A-Z_]+)", "".join(path.read_text("utf-8") for path in folder.glob("*.service"))))
    settings = (folder / "settings").read_text("utf-8")

    assert "PUBLIC_URL" in needed
    assert [name for name in sorted(needed) if not re.search(rf"^#?{name}=", settings, re.MULTILINE)] == []


def test_the_command_of_a_server_is_a_script_that_a_plain_shell_reads(root):
    script = root / "deploy" / "systemd" / "commontable"

    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
    assert Path(script).read_text("utf-8").startswith("#!/bin/sh\n")
