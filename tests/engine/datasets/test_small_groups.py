"""No hidden group can be worked out from what is shown."""

from itertools import product

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commontable.datasets import TOO_FEW, hide_small_groups
from commontable.datasets.small_groups import LEFT_OUT, hidden_places

ALL = "All families"
# A busy machine is no mistake of the rule.
UNHURRIED = settings(deadline=None, max_examples=60)


def counted(sizes, *, shares=None):
    """A table of groups with a share each, and the row of all families."""
    shares = shares or [50] * len(sizes)
    names = [f"group {number}" for number in range(len(sizes))]
    return pd.DataFrame(
        {"group": [*names, ALL], "families": [*sizes, sum(sizes)], "share": [*shares, 50.0]},
    )


def seen(sizes, *, n):
    """All that a reader of the sizes sees: which are hidden, the others, and the total."""
    hidden = hidden_places(sizes, n=n)
    return hidden, [size for place, size in enumerate(sizes) if place not in hidden], sum(sizes)


def sizes_that_look_the_same(sizes, *, n):
    """Every set of sizes that a reader who knows the rule cannot tell from the true one."""
    hidden = hidden_places(sizes, n=n)
    rest = sum(sizes[place] for place in hidden)
    for guess in product(range(rest + 1), repeat=len(hidden) - 1):
        tried = list(sizes)
        for place, size in zip(hidden, [*guess, rest - sum(guess)], strict=True):
            tried[place] = size
        if min(tried) >= 0 and seen(tried, n=n) == seen(sizes, n=n):
            yield tried


@UNHURRIED
@given(st.lists(st.integers(0, 6), min_size=2, max_size=4), st.integers(2, 4))
@example([2, 2, 1], 2)
@example([1, 2, 2], 2)
@example([3, 3, 3, 4], 4)
def test_a_reader_who_knows_total_and_rule_cannot_work_out_a_hidden_group(sizes, n):
    hidden = hidden_places(sizes, n=n)
    covered = any(sizes[place] >= n for place in hidden)

    possible = list(sizes_that_look_the_same(sizes, n=n)) if covered else []

    for place in hidden if covered else []:
        assert len({tried[place] for tried in possible}) > 1


@UNHURRIED
@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(2, 20))
def test_no_group_under_the_limit_is_ever_shown(sizes, n):
    shown = hide_small_groups(counted(sizes), n, total=ALL)

    told = shown[shown["families"].notna()]
    assert (told["families"] >= n).all()
    assert len(shown) == len(sizes) + 1


@UNHURRIED
@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_what_is_hidden_together_is_never_a_single_group_that_the_total_gives_back(sizes):
    shown = hide_small_groups(counted(sizes), total=ALL)

    groups, total = shown.iloc[:-1], shown.iloc[-1]
    hidden = groups["families"].isna().sum()
    assert pd.isna(total["families"]) or hidden != 1


@UNHURRIED
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 100)), min_size=1, max_size=8))
def test_the_share_of_all_is_left_out_where_a_group_is_hidden(pairs):
    sizes, shares = zip(*pairs, strict=True)

    shown = hide_small_groups(counted(list(sizes), shares=list(shares)), total=ALL)

    some_hidden = min(sizes) < 10
    assert pd.isna(shown.iloc[-1]["share"]) == some_hidden


def test_a_small_group_takes_the_next_larger_one_with_it():
    shown = hide_small_groups(counted([40, 4, 12]), total=ALL)

    assert list(shown["note"]) == ["", TOO_FEW, TOO_FEW, LEFT_OUT]
    assert shown.loc[3, "families"] == 56


def test_of_two_equal_groups_none_is_picked_as_the_cover():
    shown = hide_small_groups(counted([12, 4, 12, 40]), total=ALL)

    assert list(shown["note"]) == [TOO_FEW, TOO_FEW, TOO_FEW, "", LEFT_OUT]


def test_a_table_of_small_groups_alone_shows_no_total_either():
    shown = hide_small_groups(counted([4, 6]), total=ALL)

    assert shown[["families", "share"]].isna().all(axis=None)


def test_a_table_without_small_groups_is_shown_as_it_is():
    frame = counted([40, 12])

    shown = hide_small_groups(frame, total=ALL)

    assert list(shown["families"]) == [40, 12, 52]
    assert list(shown["note"]) == ["", "", ""]


def test_the_table_that_was_given_stays_as_it_was():
    frame = counted([40, 4, 12])

    hide_small_groups(frame, total=ALL)

    assert frame.equals(counted([40, 4, 12]))


@pytest.mark.parametrize("n", [1, 0, -5])
def test_a_limit_that_would_hide_nothing_is_refused_with_a_sentence(n):
    with pytest.raises(ValueError, match="Choose n = 2 or more"):
        hide_small_groups(counted([40]), n)


def test_a_table_without_sizes_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="Name the column of group sizes"):
        hide_small_groups(counted([40]), count="people")
