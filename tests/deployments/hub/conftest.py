"""One JupyterHub for all its tests, and browsers that sign in by it."""

import pytest
from deployments.hub.by_hub import ByHub
from deployments.hub.running import Hub, course_with_route
from journeys.small_course import write_small_course


@pytest.fixture(scope="session")
def hub_course(root, tmp_path_factory):
    """Return the course with its first module alone, as a district would serve it."""
    folder = tmp_path_factory.mktemp("course")
    return course_with_route(write_small_course(folder / "small", checkout=root), folder / "course")


@pytest.fixture(scope="session")
def hub(root, hub_course, tmp_path_factory):
    running = Hub(root, hub_course, tmp_path_factory.mktemp("hub")).start()
    yield running
    running.stop()


def _opening(browser, hub, contexts):
    def arrive(name, *, groups=(), width=1280, height=900):
        hub.add(name, groups=groups)
        contexts.append(browser.new_context(viewport={"width": width, "height": height}))
        return ByHub(hub, contexts[-1]).sign_in(name)

    return arrive


@pytest.fixture
def arrives(browser, hub):
    """Return a function that opens a browser of its own for somebody and signs them in by the Hub."""
    contexts = []
    yield _opening(browser, hub, contexts)
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def module_arrives(browser, hub):
    """Return what `arrives` does, for browsers that a whole file shares."""
    contexts = []
    yield _opening(browser, hub, contexts)
    for context in contexts:
        context.close()


@pytest.fixture
def anybody(browser, hub):
    """Return a browser in which nobody has signed in."""
    context = browser.new_context()
    yield ByHub(hub, context)
    context.close()
