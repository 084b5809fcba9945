import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from commontable.errors import SettingsError
from commontable.people import Secret


def test_a_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path):
    first = Secret.of(tmp_path)
    again = Secret.of(tmp_path)

    assert first.key("codes") == again.key("codes")
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_each_purpose_has_a_key_of_its_own(tmp_path):
    secret = Secret.of(tmp_path)

    assert secret.key("codes") != secret.key("cookies")
    assert len(secret.key("codes")) == 32


def test_processes_that_start_together_share_one_secret(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: Secret.of(tmp_path).key("codes"), range(8)))

    assert len(keys) == 1


def test_a_secret_that_others_could_read_is_closed_to_them(tmp_path):
    Secret.of(tmp_path)
    (tmp_path / "secret").chmod(0o644)

    Secret.of(tmp_path)

    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b"abc", b"\xff\xfe", b"00" * 8])
def test_a_damaged_secret_is_named_and_not_replaced(tmp_path, damage):
    (tmp_path / "secret").write_bytes(damage)
    (tmp_path / "secret").chmod(0o600)

    with pytest.raises(SettingsError, match="damaged"):
        Secret.of(tmp_path)

    assert (tmp_path / "secret").read_bytes() == damage
