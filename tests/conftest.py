"""What all tests may lean on: where the course is, and a browser that must be there."""

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = ["proof_table"]

ROOT = Path(__file__).parents[1]

SLOW_FOLDERS = ("faults", "attacks", "deployments")
OURS = ("COMMONTABLE_DATA", "COMMONTABLE_COURSE", "COMMONTABLE_DATABASE")


def forget_settings():
    for name in OURS:
        os.environ.pop(name, None)


# How long one example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

# Tests say themselves where data goes; what a developer has set must not leak in.
forget_settings()


def pytest_collection_modifyitems(items):
    """Whatever lies in a folder of slow proof is slow; `make prove` runs it."""
    for item in items:
        if any(ROOT / "tests" / folder in item.path.parents for folder in SLOW_FOLDERS):
            item.add_marker(pytest.mark.slow)


# Opening a deployment names its folders in the environment, for child processes; the next test must not inherit them.
@pytest.fixture(autouse=True, scope="module")
def settings_of_this_file_alone():
    forget_settings()
    yield
    forget_settings()


@pytest.fixture(autouse=True)
def settings_of_this_test_alone():
    before = {name: os.environ[name] for name in OURS if name in os.environ}
    yield
    forget_settings()
    os.environ.update(before)


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def chromium():
    """Return the browser's path; a machine without one fails, it does not skip."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    pytest.fail("No Chromium found. Install it (on Debian: apt-get install chromium), then run the tests again.")


@pytest.fixture(scope="session")
def browser(chromium):
    from playwright.sync_api import expect, sync_playwright

    # A state is waited for as long as a busy two-core machine may need; a promise in seconds names its own limit.
    expect.set_options(timeout=30_000)

    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic", *quiet]
        )
        yield browser
        browser.close()
