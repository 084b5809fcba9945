"""Three real server processes on one PostgreSQL, behind a real nginx, at an address with a path of its own."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest
import yaml
from deployments.processes.front import NAME, Behind, Nginx
from engine.cluster import Cluster
from engine.workshops.over_http import Caller
from journeys.pages import FOLDER, SignedIn
from journeys.server import free_port, wait_until
from journeys.small_course import write_small_course

from commontable.people import Directory, Secret
from commontable.responses.database import Database

PROCESSES = 3


class Street:
    """The proxy, the processes behind it, and short ways to people who come in through it."""

    def __init__(self, course, folder, database):
        self.database, self._people = database, None
        self.ports = [free_port() for _ in range(PROCESSES)]
        self.front = Nginx(folder / "nginx", ports=self.ports)
        environment = {"COMMONTABLE_DATABASE": database}
        self.processes = [
            Behind(course, folder / "data", public_url=self.front.address, environment=environment, port=port)
            for port in self.ports
        ]

    def code_for(self, name, *, role="participant"):
        """Add a person, as any process would, and return their personal code."""
        if self._people is None:
            self._people = Directory(Database(self.database), Secret.of(self.processes[0].data))
        return self._people.add(name, role=role)[1]

    def __enter__(self):
        with contextlib.ExitStack() as started, ThreadPoolExecutor() as threads:
            for part in (*self.processes, self.front):
                started.callback(part.stop)
            # The first makes the tables; the others start side by side.
            self.processes[0].start()
            list(threads.map(lambda part: part.start(), [*self.processes[1:], self.front]))
            self._started = started.pop_all()
        return self

    def __exit__(self, *_):
        if self._people:
            self._people._database.close()
        self._started.close()

    def caller(self, name, **more):
        """Return somebody new who has signed in through the proxy."""
        return Caller(self.front, self.code_for(name, **more))

    def make_whole(self):
        """Start what has been killed, and wait until the proxy asks every process again."""
        with ThreadPoolExecutor() as threads:
            list(threads.map(lambda each: each.start(), [each for each in self.processes if each not in self.living]))
        wait_until(self._all_are_asked, every=0.2)

    @property
    def living(self):
        return [each for each in self.processes if each.process.poll() is None]

    def _all_are_asked(self):
        for _ in self.ports:
            self.front.request("GET", "/healthz")
        return set(self.front.answered_by("/healthz")[-PROCESSES:]) == set(self.ports)


@pytest.fixture(scope="package")
def cluster():
    cluster = Cluster().start()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="package")
def course(root, tmp_path_factory):
    """Return the course with its first module alone, as a district would serve it."""
    folder = write_small_course(tmp_path_factory.mktemp("course") / "course", checkout=root)
    settings = folder / "modules" / "course.yml"
    told = yaml.safe_load(settings.read_text("utf-8")) | {"safety_route": "https://district.example/report"}
    settings.write_text(yaml.safe_dump(told), "utf-8")
    return folder


@pytest.fixture(scope="package")
def street(course, cluster, tmp_path_factory):
    """Return the street that all tests share."""
    with Street(course, tmp_path_factory.mktemp("street"), cluster.new_database()) as street:
        made = street.processes[0].data / "pages" / f"{FOLDER}.json"
        wait_until(made.is_file, seconds=120)
        yield street


@pytest.fixture
def harmed(street):
    """Return the street, for a test that kills; the next one finds it whole."""
    yield street
    street.make_whole()


@pytest.fixture(scope="package")
def resolving(browser, chromium):
    """Return a browser that finds the public name on this machine."""
    known = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    found = browser.browser_type.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", known])
    yield found
    found.close()


@pytest.fixture
def new_person(resolving):
    """Return a function that opens a browser of its own for somebody and signs them in through the proxy."""
    with contextlib.ExitStack() as open_ones:

        def open_for(street, name):
            context = open_ones.enter_context(resolving.new_context(ignore_https_errors=True))
            person = SignedIn(street.front, context)
            person.sign_in(street.code_for(name))
            return person

        yield open_for
