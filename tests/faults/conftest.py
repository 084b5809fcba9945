"""A course in use, for the faults: twenty people who type, and a network that can be broken."""

import os
import shutil
from types import SimpleNamespace

import pytest
from faults.charts import Chart, Charts
from faults.people import enrol
from faults.programs import Program, Programs
from faults.proxy import Proxy
from faults.servers import CullsSoon
from faults.tabs import RECORDER, Tab, Tabs
from journeys.conftest import course, made  # noqa: F401 - fixtures
from journeys.server import Server

ROUNDS = "COMMONTABLE_PROOF_ROUNDS"
# Where the rounds are many, most writers are programs: they save at once, and twenty tabs would fill the machine.
TABS_AMONG_PROGRAMS = 4


@pytest.fixture(scope="session")
def rounds():
    """Return a function that gives how often a fault is made: so often, times what the environment asks."""
    factor = float(os.environ.get(ROUNDS, "1"))
    return lambda usual: max(1, round(usual * factor))


@pytest.fixture(scope="session")
def open_tabs(browser):
    """Return a function that opens a tab for each of some people, with what they type written down."""
    contexts = []

    def open_for(address, people, *, prompt="m01-belonging", prefix="tab"):
        tabs = Tabs()
        for number, cookies in enumerate(people):
            context = new_browser(browser, address, cookies)
            contexts.append(context)
            tabs.append(Tab(context, address, cookies=cookies, writer=f"{prefix}{number:02}", prompt=prompt))
        return tabs.open()

    yield open_for
    for context in contexts:
        context.close()


def new_browser(browser, address, cookies):
    context = browser.new_context(viewport={"width": 800, "height": 600})
    context.add_init_script(RECORDER)
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    return context


@pytest.fixture(scope="session")
def place(course, made, tmp_path_factory):  # noqa: F811 - the fixtures above
    """Return a function that makes a data folder of its own and a server for it, started."""
    servers = []

    def make(*options, data=None, kind=Server, **more):
        data = data or tmp_path_factory.mktemp("faults") / "data"
        shutil.copytree(made, data, ignore=shutil.ignore_patterns("secret*"), dirs_exist_ok=True)
        servers.append(kind(course, data, *options, **more).start())
        return servers[-1]

    yield make
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def everybody(place, open_tabs):
    """Return twenty people in real tabs, and the network between them and the server."""
    server = place(kind=CullsSoon)
    proxy = Proxy(server.port).start()
    address = f"http://127.0.0.1:{proxy.port}/"
    people = enrol(server)
    yield SimpleNamespace(server=server, proxy=proxy, address=address, people=people, tabs=open_tabs(address, people))
    proxy.stop()


@pytest.fixture(scope="session")
def charts(everybody):
    """Return the charts of their pages."""
    return Charts(Chart(tab) for tab in everybody.tabs)


@pytest.fixture
def twenty(everybody):
    """Return them with something written, every page well, and nothing noted yet."""
    everybody.tabs.type_on()
    everybody.tabs.let_pass(1)
    everybody.tabs.all_saved()
    for tab in everybody.tabs:
        tab.page.evaluate("proof.forget()")
    return everybody


@pytest.fixture
def crowd(open_tabs):
    """Return a function that lets people write on a server: four in real tabs, the others as programs without pause."""
    running, watched = [], []

    def gather(server):
        people = enrol(server)
        tabs = open_tabs(server.address, people[:TABS_AMONG_PROGRAMS])
        others = enumerate(people[TABS_AMONG_PROGRAMS:])
        programs = Programs(Program(server, one, writer=f"program{n:02}", prompt="m01-belonging") for n, one in others)
        running.append(programs.start())
        watched.extend(tabs)
        tabs.type_on()
        return SimpleNamespace(tabs=tabs, programs=programs)

    yield gather
    for programs in running:
        programs.stop()
    for tab in watched:
        tab.context.close()
