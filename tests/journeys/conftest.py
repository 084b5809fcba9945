"""Servers and signed-in pages for tests that use the course as a person does."""

import pytest
from journeys.formgrader import Lab
from journeys.pages import SignedIn
from journeys.server import Server, copy_of, made_once
from journeys.small_course import FIRST, write_small_course


@pytest.fixture(scope="session")
def course(root, tmp_path_factory):
    """Return the folder of the course with its first module alone."""
    return write_small_course(tmp_path_factory.mktemp("course") / "course", checkout=root)


@pytest.fixture(scope="session")
def made(course, tmp_path_factory):
    """Return a data folder in which the released copy and the module's page have been made once."""
    return made_once(course, tmp_path_factory.mktemp("made") / "data", pages=[FIRST])


@pytest.fixture
def new_server(course, made, tmp_path):
    """Return a function that starts a server on a data folder of its own."""
    started = []

    def start(*options, name="data", **more):
        started.append(Server(course, copy_of(made, tmp_path / name), *options, **more).start())
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def shared(course, made, tmp_path_factory):
    """Return one server for the tests that do not harm it."""
    server = Server(course, copy_of(made, tmp_path_factory.mktemp("shared") / "data")).start()
    yield server
    server.stop()


@pytest.fixture
def new_person(browser):
    """Return a function that opens a browser of its own for somebody and signs them in."""
    contexts = []

    def open_for(server, *, name=None, code=None, width=1280, height=900, **more):
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        person = SignedIn(server, context)
        if code:
            person.sign_in(code)
        elif name:
            person.enrol(name)
        return person

    yield open_for
    for context in contexts:
        context.close()


@pytest.fixture
def lab():
    """Return a function that opens `commontable lab` on a server's data."""
    running = []

    def start(server):
        running.append(Lab(server))
        return running[-1]

    yield start
    for each in running:
        each.stop()


@pytest.fixture(scope="session")
def axe(root):
    """Return the text of axe-core, which the front end's set-up brings for tests."""
    source = root / "engine/commontable/serving/frontend/node_modules/axe-core/axe.min.js"
    return source.read_text("utf-8")


@pytest.fixture(scope="session")
def staff_code(shared):
    """Return a function that gives the code of a facilitator on the shared server, who is added once."""
    codes = {}

    def code_of(name):
        if name not in codes:
            codes[name] = shared.code_for(name, role="facilitator")
        return codes[name]

    return code_of


@pytest.fixture
def faye(shared, new_person, staff_code):
    """Return a facilitator of the cohort "everyone", signed in on the shared server."""
    return new_person(shared, code=staff_code("Faye Alder"))
