"""A forked kernel shares nothing with its parent or its siblings but what a module is for everyone."""


import loops
import pytest
from engine.serving.forked import alive, descriptors, environment, kernel, parent_of, write_notebook


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    return write_notebook(tmp_path_factory.mktemp("isolation") / "m01_small")


@pytest.fixture
def two(root, notebook):
    """Return a function that runs a test's own coroutine on two kernels of one notebook."""

    def run(body, **env):
        async def both():
            given = environment(root, notebook, **env)
            async with kernel(given, cwd=notebook.parent) as one, kernel(given, cwd=notebook.parent) as other:
                return await body(one, other)

        return loops.run(both())

    return run


def test_a_kernel_has_run_the_notebook_before_it_was_asked_for(two):
    async def ran_in(one, other):
        return await one.says("print(ran_in)"), await other.says("print(ran_in)"), one.pid, other.pid

    first, second, *kernels = two(ran_in)

    assert first == second
    assert int(first) not in kernels


@pytest.mark.parametrize(
    "draw",
    [
        "random.random()",
        "numpy.random.random()",
        "numpy.random.default_rng().random()",
        "uuid.uuid4()",
        "__import__('secrets').token_hex()",
        "next(__import__('tempfile')._get_candidate_names())",
    ],
)
def test_two_kernels_draw_different_random_numbers(two, draw):
    async def drawn(one, other):
        return await one.says(f"print({draw})"), await other.says(f"print({draw})")

    first, second = two(drawn)

    assert first != second


def test_a_kernel_has_no_file_or_socket_of_its_parent_or_sibling_open(two):
    async def inherited(one, other):
        parked, sibling = descriptors(parent_of(one.pid)), descriptors(one.pid)
        mine = descriptors(other.pid)
        return mine, {name for own in (parked, sibling) for name in own.values()}

    mine, theirs = two(inherited)

    assert mine[0] == "/dev/null"
    shared = {name for number, name in mine.items() if number > 2 and name in theirs}
    assert not {name for name in shared if not name.startswith("anon_inode")}


def test_two_kernels_have_different_names_keys_and_sessions(two):
    ask = (
        "k = get_ipython().kernel;"
        "print(k.ident, k.session.session, k.session.key.decode(), k.session.pid, __import__('os').getpid())"
    )

    async def names(one, other):
        return (await one.says(ask)).split(), (await other.says(ask)).split(), one.pid

    first, second, pid = two(names)

    assert not set(first) & set(second)
    assert first[3] == first[4] == str(pid)


def test_a_kernel_has_exactly_the_environment_it_was_given(root, notebook):
    async def seen():
        given = environment(root, notebook, ONLY_MINE="1")
        async with kernel(given, cwd=notebook.parent) as one:
            pass
        other = environment(root, notebook, TZ="Asia/Tokyo")
        async with kernel(other, cwd=notebook.parent) as one:
            said = await one.says("import os, time; print(dict(os.environ)); print(time.tzname[0])")
        return other, said.splitlines()

    given, (found, zone) = loops.run(seen())

    assert eval(found) == given
    assert zone == "JST"


def test_a_widget_that_one_person_moves_stays_where_it_was_for_another(two):
    async def moved(one, other):
        ids = (await one.says("print(slider.comm.comm_id, doubled.comm.comm_id)")).split()
        heard = await one.widget_says(ids[0], {"value": 21})
        return (
            ids,
            heard,
            await one.says("print(doubled.value)"),
            await other.says("print(slider.value, doubled.value)"),
        )

    ids, heard, mine, theirs = two(moved)

    assert (ids[1], {"value": "42"}) in heard
    assert mine == "42"
    assert theirs == "1 2"


def test_a_kernel_leads_its_own_session_in_its_own_folder_and_is_a_child_of_the_parked_process(two, notebook):
    async def asked(one, other):
        said = await one.says("import os; print(os.getsid(0), os.getpgid(0), os.getcwd())")
        return said.split(), one.pid, parent_of(one.pid), parent_of(other.pid)

    (session, group, folder), pid, parent, same = two(asked)

    assert session == group == str(pid)
    assert folder == str(notebook.parent)
    assert parent == same
    assert alive(parent)
