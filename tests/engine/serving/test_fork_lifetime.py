"""A forked kernel lives and ends like any other, and never longer than what it belongs to."""

import asyncio
import os
import signal
import stat
import subprocess
import sys

import loops
import psutil
import pytest
from engine.serving.forked import alive, environment, kernel, parent_of, write_notebook
from journeys.server import wait_until

from commontable.serving.kernels.forking.folder import LONGEST
from commontable.serving.kernels.forking.lot import ParkingLot, the_lot

PROVISIONERS = ["commontable-fork", "local-provisioner"]


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    return write_notebook(tmp_path_factory.mktemp("lifetime") / "m01_small")


@pytest.fixture
def with_kernel(root, notebook):
    """Return a function that runs a test's own coroutine on a kernel."""

    def run(body, *, provisioner=None, **env):
        async def inside():
            given = environment(root, notebook, **env)
            async with kernel(given, cwd=notebook.parent, provisioner=provisioner) as one:
                return await body(one)

        return loops.run(inside())

    return run


async def end_of(one):
    """Wait for a kernel to end; return its exit status and what the provisioner knows after."""
    status = await asyncio.wait_for(until_ended(one.manager.provisioner), timeout=10)
    await one.manager.provisioner.wait()
    return status, one.manager.has_kernel


async def until_ended(provisioner):
    while (status := await provisioner.poll()) is None:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    return status


@pytest.mark.parametrize("provisioner", PROVISIONERS)
@pytest.mark.parametrize(("number", "status"), [(signal.SIGKILL, -9), (signal.SIGTERM, -15)])
def test_a_signal_ends_a_kernel_and_its_status_says_which(with_kernel, provisioner, number, status):
    async def signalled(one):
        await one.manager.signal_kernel(number)
        return await end_of(one)

    assert with_kernel(signalled, provisioner=provisioner) == (status, False)


@pytest.mark.parametrize("provisioner", PROVISIONERS)
def test_a_kernel_that_is_asked_to_shut_down_ends_with_status_0(with_kernel, provisioner):
    async def asked(one):
        await one.manager.request_shutdown()
        return await end_of(one)

    assert with_kernel(asked, provisioner=provisioner) == (0, False)


@pytest.mark.parametrize("provisioner", PROVISIONERS)
def test_a_kernel_that_crashes_gives_the_status_of_its_crash(with_kernel, provisioner):
    async def crashed(one):
        one.client.execute("import os; os._exit(7)")
        return await end_of(one)

    assert with_kernel(crashed, provisioner=provisioner) == (7, False)


@pytest.mark.parametrize("provisioner", PROVISIONERS)
def test_an_interrupt_stops_what_a_kernel_is_doing_and_not_the_kernel(with_kernel, provisioner):
    async def interrupted(one):
        one.client.execute("print('at it', flush=True)\nwhile True: pass", stop_on_error=False)
        while (await one.client.get_iopub_msg(timeout=10))["msg_type"] != "stream":
            pass
        await one.manager.interrupt_kernel()
        while (await one.client.get_iopub_msg(timeout=10))["msg_type"] != "error":
            pass
        return await one.says("print('still here')")

    assert with_kernel(interrupted, provisioner=provisioner) == "still here"


@pytest.mark.parametrize("provisioner", PROVISIONERS)
def test_what_a_kernel_started_ends_with_it(with_kernel, provisioner):
    async def started(one):
        pid = int(await one.says("import subprocess; print(subprocess.Popen(['sleep', '600']).pid)"))
        await one.manager.shutdown_kernel(now=True)
        return pid

    pid = with_kernel(started, provisioner=provisioner)

    wait_until(lambda: not alive(pid), seconds=2)


def test_a_kernel_can_be_restarted_at_the_same_place(with_kernel):
    async def restarted(one):
        before, place = one.pid, one.manager.ip
        await one.says("slider.value = 5")
        await one.manager.restart_kernel(now=True)
        await one.client.wait_for_ready(timeout=30)
        return before, one.manager.provisioner.pid, place, one.manager.ip, await one.says("print(slider.value)")

    before, after, place, same, value = with_kernel(restarted)

    assert before != after
    assert place == same
    assert value == "1"


def test_kernels_end_with_a_parked_process_that_is_killed_and_the_next_one_brings_it_back(with_kernel):
    async def killed(one):
        parked = parent_of(one.pid)
        os.kill(parked, signal.SIGKILL)
        status, _ = await end_of(one)
        return parked, one.pid, status

    parked, pid, status = with_kernel(killed)
    wait_until(lambda: not alive(pid), seconds=2)
    again = with_kernel(parent)

    assert status == -signal.SIGKILL
    assert again != parked


async def parent(one):
    return parent_of(one.pid)


def test_a_parked_process_has_one_thread_so_that_nothing_is_lost_in_a_fork(with_kernel):
    parked = with_kernel(parent)

    assert len(os.listdir(f"/proc/{parked}/task")) == 1


def test_an_outdated_process_ends_when_its_last_kernel_has(root, notebook):
    async def outdated():
        where = notebook.parent
        async with kernel(environment(root, notebook, version="old"), cwd=where) as old:
            parked = parent_of(old.pid)
            async with kernel(environment(root, notebook, version="new"), cwd=where) as new:
                assert parent_of(new.pid) != parked
                assert alive(parked)
                await old.manager.shutdown_kernel(now=True)
                await asyncio.to_thread(wait_until, lambda: not alive(parked), seconds=5)
                return await new.says("print('the new one works on')")

    assert loops.run(outdated()) == "the new one works on"


def test_sockets_lie_in_a_short_folder_that_only_this_account_may_enter(with_kernel):
    async def place(one):
        return one.manager.transport, one.manager.ip, one.manager.ports

    transport, path, ports = with_kernel(place)

    assert transport == "ipc"
    assert len(f"{path}-{max(ports)}") < LONGEST
    assert os.path.dirname(path) == str(the_lot().folder)
    assert stat.S_IMODE(the_lot().folder.stat().st_mode) == 0o700


def test_closing_the_lot_ends_all_and_leaves_nothing_on_disk(root, notebook):
    lot = ParkingLot()
    loops.run(lot.prepare(environment(root, notebook), cwd=str(notebook.parent)))
    folder, (parked,) = lot.folder, lot.processes()

    lot.close()

    assert not alive(parked)
    assert not folder.exists()


def test_a_forked_kernel_takes_less_than_a_seventh_of_the_memory_of_an_ordinary_one(root, notebook):
    async def measured():
        given = environment(root, notebook)
        sizes = []
        for provisioner in PROVISIONERS:
            async with kernel(given, cwd=notebook.parent, provisioner=provisioner) as one:
                await one.states()
                sizes.append(psutil.Process(one.pid).memory_full_info().uss)
        return sizes

    forked, ordinary = loops.run(measured())

    assert forked < ordinary / 7


def test_a_forked_kernel_has_no_threads_but_those_of_its_sockets_and_listens_on_no_port(with_kernel):
    async def counted(one):
        await one.says("import ipywidgets; long = ipywidgets.Textarea(value='so many words ' * 10_000)")
        await one.states()
        process = psutil.Process(one.pid)
        return process.num_threads(), process.net_connections("inet"), process.net_connections("unix")

    threads, ports, sockets = with_kernel(counted)

    assert threads == 3
    assert ports == []
    assert sockets


WITHOUT_FORK = """
import asyncio, logging, os, sys
del os.fork
from pathlib import Path
import psutil
from engine.serving.forked import environment, kernel

async def main():
    notebook = Path(sys.argv[1])
    async with kernel(environment(Path.cwd(), notebook), cwd=notebook.parent) as one:
        print("commontable.serving.kernels.process" in psutil.Process(one.pid).cmdline())
        print(await one.says("print(slider.value)"))

asyncio.run(main())
"""


def test_without_fork_the_ordinary_provisioner_serves_and_the_log_says_so(root, notebook):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_FORK, str(notebook)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "tests")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout.split() == ["True", "1"], done.stderr
    assert "cannot fork" in done.stderr
