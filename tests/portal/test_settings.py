"""The application starts only with settings that hold."""

import pytest

from portal.settings import BadSettings, Environment, read_settings

SECRET = "et langt og tilfældigt ord som ingen gætter"


def test_production_is_the_default_and_wants_a_secret():
    with pytest.raises(BadSettings, match="SECRET_KEY is missing"):
        read_settings({})


@pytest.mark.parametrize("secret", ["changeme", "secret", "kort"])
def test_a_sample_secret_stops_the_start_everywhere(secret):
    for environment in Environment:
        with pytest.raises(BadSettings, match="sample or too short"):
            read_settings({"FODFAESTE_ENV": environment, "SECRET_KEY": secret})


def test_production_is_behind_https_unless_somebody_says_no():
    assert read_settings({"SECRET_KEY": SECRET}).https
    assert not read_settings({"SECRET_KEY": SECRET, "FODFAESTE_HTTPS": "0"}).https


def test_the_demo_makes_a_secret_and_keeps_it_to_itself(tmp_path):
    given = {"FODFAESTE_ENV": "demo", "DATABASE_URL": f"sqlite:///{tmp_path}/demo.sqlite"}
    first, second = read_settings(given), read_settings(given)
    file = tmp_path / "secret"
    assert first.secret_key == second.secret_key == file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert not first.https
    assert sorted(tmp_path.iterdir()) == [tmp_path / "cpr-key", file]
    assert first.cpr_keys == second.cpr_keys == ((1, (tmp_path / "cpr-key").read_text()),)


def test_the_keys_of_cpr_numbers_are_given_or_there_are_none():
    given = {"SECRET_KEY": SECRET}
    assert read_settings(given).cpr_keys == ()
    keys = read_settings({**given, "CPR_KEYS": f"2:{SECRET}, 1:{SECRET}b"}).cpr_keys
    assert keys == ((2, SECRET), (1, f"{SECRET}b"))


@pytest.mark.parametrize("keys", ["1", "1:kort", f"a:{SECRET}", f"1:{SECRET},1:{SECRET}", ","])
def test_keys_that_cannot_be_used_stop_the_start(keys):
    with pytest.raises(BadSettings, match="CPR_KEYS"):
        read_settings({"SECRET_KEY": SECRET, "CPR_KEYS": keys})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FODFAESTE_ENV", "staging"),
        ("FODFAESTE_HTTPS", "ja"),
        ("FODFAESTE_PROXIES", "-1"),
        ("ACCESSIBILITY_STATEMENT_URL", "javascript:alert(1)"),
    ],
)
def test_a_setting_that_cannot_be_used_names_itself(name, value):
    with pytest.raises(BadSettings, match=name):
        read_settings({"SECRET_KEY": SECRET, name: value})


def test_what_is_given_is_used():
    settings = read_settings(
        {
            "SECRET_KEY": SECRET,
            "DATABASE_URL": "postgresql+psycopg://x/y",
            "FODFAESTE_PROXIES": "1",
            "ACCESSIBILITY_STATEMENT_URL": "https://was.digst.dk/x",
        }
    )
    assert settings.database_url == "postgresql+psycopg://x/y"
    assert settings.proxies == 1
    assert settings.accessibility_statement_url == "https://was.digst.dk/x"
