"""A real server and the kernels it forks: however the server ends, nothing is left of it."""

import socket
from pathlib import Path

import psutil
import pytest
from journeys.server import Server, copy_of, made_once, wait_until
from journeys.small_course import FIRST, write_small_course
from journeys.test_no_word_is_lost import kernels_of
from journeys.test_whose_is_whose import sign_in, start_kernel


@pytest.fixture(scope="module")
def course(root, tmp_path_factory):
    return write_small_course(tmp_path_factory.mktemp("course") / "course", checkout=root)


@pytest.fixture(scope="module")
def made(course, tmp_path_factory):
    """Return a data folder in which the module's page has been made; nobody has written in it."""
    return made_once(course, tmp_path_factory.mktemp("made") / "data", pages=[FIRST])


@pytest.fixture
def served(course, made, tmp_path):
    """Return a server with two kernels, and everything that belongs to it."""
    server = Server(course, copy_of(made, tmp_path / "data")).start()
    try:
        cookies = sign_in(server, server.code_for("Ana"))
        for _ in range(2):
            start_kernel(server, cookies)
        wait_until(lambda: len(kernels_of(server)) == 2)
        yield server
    finally:
        server.stop()


def everything_of(server):
    return psutil.Process(server.process.pid).children(recursive=True)


def is_free(port):
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def folder_of(processes):
    """Return the private folder, as a parked process's own socket names it."""
    paths = {Path(line.laddr) for one in processes for line in one.net_connections("unix") if line.laddr}
    return next(path.parent for path in paths if path.name.startswith("parked-"))


@pytest.mark.parametrize("end", ["kill", "stop"])
def test_two_seconds_after_the_server_no_process_is_left_and_the_port_is_free(served, end):
    processes = everything_of(served)
    folder = folder_of(processes)
    assert len(processes) >= 3

    getattr(served, end)()

    wait_until(lambda: not [p for p in processes if p.is_running() and p.status() != "zombie"], seconds=2)
    assert is_free(served.port)
    wait_until(lambda: not folder.exists(), seconds=2)


def test_a_server_that_is_told_to_stop_while_it_makes_a_page_stops(course, tmp_path):
    server = Server(course, tmp_path / "data").start()
    processes = wait_until(lambda: everything_of(server))

    server.stop()

    assert server.process.returncode == 0
    wait_until(lambda: not [p for p in processes if p.is_running() and p.status() != "zombie"], seconds=2)


def test_a_server_that_has_made_its_pages_still_stops_in_order(served):
    served.stop()

    assert served.process.returncode == 0
