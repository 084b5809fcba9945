"""Which pinned packages have known advisories: a list that warns, and never fails a run.

Run it as `make audit`. A service that cannot be asked, or that answers as if nothing had an advisory, is named as such:
each is first asked about a release that has some, since "none found" from a mirror without advisories means nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements.lock"
SERVICES = ("pypi", "osv")
# Released in 2010; its advisories have been in every list for years.
CONTROL = "jinja2==2.4.1"
SECONDS_FOR_ONE, SECONDS_FOR_ALL = 15, 120


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lock", type=Path, default=LOCK)
    parser.add_argument("--service", action="append", choices=SERVICES, help="ask only this one; may be repeated")
    parser.add_argument("--osv-url", help="where OSV's questions go, in place of its own address")
    args = parser.parse_args()
    services = args.service or [*SERVICES]
    more = ["--osv-url", args.osv_url] if args.osv_url else []
    sys.stdout.write("\n".join(audit(args.lock, services=services, more=more)) + "\n")


def audit(lock: Path, *, services: list[str], more: list[str]) -> list[str]:
    """Return the lines to print: what the first service that knows advisories says of the lock."""
    for service in services:
        if has_advisories(service, more=more):
            found = ask(lock, service=service, more=more, seconds=SECONDS_FOR_ALL)
            if found is not None:
                return told(found, service=service)
    asked = " or ".join(services)
    return [
        f"Audit of dependencies: WARNING, nothing was looked at: {asked} cannot be reached, or has no advisories.",
        f"  (Asked first about {CONTROL}, which has known advisories, and got none.)",
    ]


def has_advisories(service: str, *, more: list[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        control = Path(folder) / "control.txt"
        control.write_text(f"{CONTROL}\n", "utf-8")
        found = ask(control, service=service, more=more, seconds=SECONDS_FOR_ONE)
    return any(one.get("vulns") for one in found or ())


def ask(lock: Path, *, service: str, more: list[str], seconds: int) -> list[dict[str, Any]] | None:
    """Return what a service says of each package, or None where it could not be asked in this time."""
    command = [sys.executable, "-m", "pip_audit", "--vulnerability-service", service, "--timeout", "5"]
    command += ["--format", "json", "--desc", "off", "--progress-spinner", "off"]
    command += ["--no-deps", "--disable-pip", "--requirement", str(lock), *more]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None
    return found


def told(found: list[dict[str, Any]], *, service: str) -> list[str]:
    known = [one for one in found if "vulns" in one]
    amiss = [one for one in known if one["vulns"]]
    lines = [f"Audit of dependencies: {len(known)} asked of {service}, {len(amiss)} with known advisories."]
    lines += [f"  WARNING {one['name']} {one['version']}: {advisory(each)}" for one in amiss for each in one["vulns"]]
    unknown = [one["name"] for one in found if "vulns" not in one]
    if unknown:
        lines.append(f"  Not known to {service}, so not looked at: {', '.join(unknown)}.")
    return lines


def advisory(one: dict[str, Any]) -> str:
    names = ", ".join([one["id"], *one.get("aliases", [])])
    mended = ", ".join(one.get("fix_versions", []))
    return f"{names}; mended in {mended}" if mended else f"{names}; not mended in any release yet"


if __name__ == "__main__":
    main()
