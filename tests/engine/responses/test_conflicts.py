"""Two pages that write apart: both are kept, and the writer chooses."""

import pytest

from commontable.responses import Reader, StaleBase

ME = Reader.oneself("p-north")


def test_a_save_on_a_stale_base_is_kept_beside_and_the_stored_one_stays_newest(store, write):
    base = write("Base.")
    stored = write("From the laptop.", based_on=base.version)

    with pytest.raises(StaleBase) as conflict:
        write("From the phone.", based_on=base.version)

    assert conflict.value.stored.version == stored.version
    assert store.newest("p-north", "m01", reader=ME)["m01-belonging"].value == "From the laptop."
    aside = store.aside("p-north", "m01", reader=ME)["m01-belonging"]
    assert [row.value for row in aside] == ["From the phone."]


def test_a_retry_of_a_conflicting_save_is_told_the_same(write, store):
    base = write("Base.")
    write("Laptop.", based_on=base.version)
    with pytest.raises(StaleBase) as first:
        write("Phone.", based_on=base.version, save_id="phone")

    with pytest.raises(StaleBase) as again:
        write("Phone.", based_on=base.version, save_id="phone")

    assert again.value.kept == first.value.kept
    assert len(store.aside("p-north", "m01", reader=ME)["m01-belonging"]) == 1


def test_choosing_after_a_conflict_settles_it(write, store):
    base = write("Base.")
    write("Laptop.", based_on=base.version)
    with pytest.raises(StaleBase) as conflict:
        write("Phone.", based_on=base.version)

    stale = conflict.value
    write("Phone.", based_on=stale.stored.version, settles=(stale.kept.version,))

    assert store.aside("p-north", "m01", reader=ME) == {}
    assert store.newest("p-north", "m01", reader=ME)["m01-belonging"].value == "Phone."


def test_typing_on_without_having_seen_the_other_version_does_not_hide_it(write, store):
    base = write("Base.")
    laptop = write("Laptop.", based_on=base.version)
    with pytest.raises(StaleBase):
        write("Phone.", based_on=base.version)

    longer = write("Laptop, longer.", based_on=laptop.version)
    write("Laptop, longer still.", based_on=longer.version)

    assert "m01-belonging" in store.aside("p-north", "m01", reader=ME)


def test_choosing_about_one_other_version_leaves_a_third_to_be_chosen_about(write, store):
    base = write("Base.")
    laptop = write("Laptop.", based_on=base.version)
    with pytest.raises(StaleBase) as phone:
        write("Phone.", based_on=base.version)
    longer = write("Laptop, longer.", based_on=laptop.version)
    with pytest.raises(StaleBase):
        write("Tablet.", based_on=laptop.version)

    write("Chosen.", based_on=longer.version, settles=(phone.value.kept.version,))

    assert [r.value for r in store.aside("p-north", "m01", reader=ME)["m01-belonging"]] == ["Tablet."]


def test_what_one_page_types_on_beside_another_is_one_thing_to_choose_about(write, store):
    base = write("Base.")
    write("Laptop.", based_on=base.version)
    for words in ("Ph", "Phone", "Phone."):
        with pytest.raises(StaleBase):
            write(words, based_on=base.version)

    assert [r.value for r in store.aside("p-north", "m01", reader=ME)["m01-belonging"]] == ["Phone."]


def test_a_made_up_base_does_not_win(write, store):
    write("Base.")

    with pytest.raises(StaleBase):
        write("Forged.", based_on=999)

    assert store.newest("p-north", "m01", reader=ME)["m01-belonging"].value == "Base."


def test_a_base_taken_from_another_person_does_not_win(write, store):
    write("Mine.")
    theirs = write("Theirs.", participant="p-south", based_on=None)

    with pytest.raises(StaleBase):
        write("Forged.", based_on=theirs.version)

    assert store.newest("p-north", "m01", reader=ME)["m01-belonging"].value == "Mine."
