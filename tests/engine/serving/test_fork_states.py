"""A forked kernel tells every widget's state as it was made once, until something may have changed one."""

import loops
import pytest
from engine.serving.forked import environment, kernel, write_notebook

CELLS = """
import ipywidgets

slider = ipywidgets.IntSlider(value=1)
doubled = ipywidgets.Label("2")
slider.observe(lambda change: setattr(doubled, "value", str(2 * change["new"])), "value")
picture = ipywidgets.Image(value=b"not quite a picture")
long = ipywidgets.Textarea(value="so many words " * 10_000)
"""


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    return write_notebook(tmp_path_factory.mktemp("states") / "m01_small", CELLS)


@pytest.fixture
def in_kernel(root, notebook):
    """Return a function that runs a test's own coroutine on a kernel."""

    def run(body, *, provisioner=None):
        async def inside():
            async with kernel(environment(root, notebook), cwd=notebook.parent, provisioner=provisioner) as one:
                return await body(one)

        return loops.run(inside())

    return run


async def asked(one):
    return await one.states()


def value_of(told, model):
    return next(each["state"]["value"] for each in told["states"].values() if each["model_name"] == model)


def test_a_forked_kernel_tells_the_states_that_an_ordinary_one_tells(in_kernel):
    forked, ordinary = in_kernel(asked), in_kernel(asked, provisioner="local-provisioner")

    assert forked == ordinary
    assert len(forked["states"]) >= 10
    assert forked["buffer_paths"]


def test_buffers_are_told_with_the_states(in_kernel):
    async def told(one):
        comm_id = "0" * 32
        about = {"comm_id": comm_id, "target_name": "jupyter.widget.control", "data": {}}
        one._send("comm_open", about, metadata={"version": "1.0.0"})
        one._send("comm_msg", {"comm_id": comm_id, "data": {"method": "request_states"}})
        while True:
            got = await one.client.get_iopub_msg(timeout=30)
            if got["msg_type"] == "comm_msg":
                return [bytes(each) for each in got["buffers"]]

    assert in_kernel(told) == [b"not quite a picture"]


def test_states_asked_for_twice_are_told_twice(in_kernel):
    async def twice(one):
        return await one.states(), await one.states()

    first, second = in_kernel(twice)

    assert first == second


def test_after_a_change_by_the_page_the_new_state_is_told(in_kernel):
    async def changed(one):
        before = await one.states()
        moved = next(name for name, each in before["states"].items() if each["model_name"] == "IntSliderModel")
        await one.widget_says(moved, {"value": 21})
        return before, await one.states()

    before, after = in_kernel(changed)

    assert (value_of(before, "IntSliderModel"), value_of(before, "LabelModel")) == (1, "2")
    assert (value_of(after, "IntSliderModel"), value_of(after, "LabelModel")) == (21, "42")


def test_after_a_change_by_code_the_new_state_is_told(in_kernel):
    async def changed(one):
        await one.states()
        await one.says("slider.value = 3")
        return await one.states()

    assert value_of(in_kernel(changed), "IntSliderModel") == 3


def test_two_kernels_tell_each_its_own(root, notebook):
    async def both():
        given = environment(root, notebook)
        async with kernel(given, cwd=notebook.parent) as one, kernel(given, cwd=notebook.parent) as other:
            await one.says("slider.value = 9")
            return await one.states(), await other.states()

    mine, theirs = loops.run(both())

    assert value_of(mine, "IntSliderModel") == 9
    assert value_of(theirs, "IntSliderModel") == 1
