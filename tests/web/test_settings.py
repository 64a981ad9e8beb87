"""Settings: read once, and refused at the start in words when they are wrong."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from letters.web.serving import serve
from letters.web.settings import LOOPBACK, VARIABLES, SettingsWrong, settings_from

PLACES = Path(__file__).parents[1] / "places" / "own.csv"
SECRET = "a secret of more than thirty-two characters"


def test_nothing_has_to_be_set() -> None:
    """One machine, its own pages, a fresh secret each time."""
    settings = settings_from({})
    assert settings.hosts == LOOPBACK
    assert not settings.tls
    assert settings.secret != settings_from({}).secret


def test_every_setting_is_read(tmp_path: Path) -> None:
    """Each variable reaches its field."""
    settings = settings_from(
        {
            "LETTERS_HOSTS": "letters.example, www.letters.example",
            "LETTERS_TLS": "yes",
            "LETTERS_PROXIES": "1",
            "LETTERS_SECRET": SECRET,
            "LETTERS_DRAFTS": str(tmp_path),
            "LETTERS_DRAFT_HOURS": "2",
            "LETTERS_STORE_SECONDS": "3",
            "LETTERS_RENDER_ON": "here",
            "LETTERS_WORKER_SECRET": SECRET[::-1],
            "LETTERS_WORKERS": "3",
            "LETTERS_QUEUE": "5",
            "LETTERS_RENDER_SECONDS": "7",
            "LETTERS_RENDER_MEGABYTES": "300",
            "LETTERS_THREADS": "4",
            "LETTERS_LEAVE_TO": "https://weather.example/",
            "LETTERS_FEEDBACK": "pages@example.org",
            "LETTERS_OPERATOR": "Families’ Help, Leeds",
            "LETTERS_CONTACT": "privacy@example.org",
            "LETTERS_PLACES": str(PLACES),
        }
    )
    assert vars(settings) == {
        "hosts": ("letters.example", "www.letters.example"),
        "tls": True,
        "proxies": 1,
        "secret": SECRET.encode(),
        "drafts": tmp_path,
        "database_url": None,
        "draft_hours": 2,
        "store_seconds": 3,
        "render_on": "here",
        "worker_secret": SECRET[::-1].encode(),
        "workers": 3,
        "queue": 5,
        "render_seconds": 7,
        "render_megabytes": 300,
        "threads": 4,
        "leave_to": "https://weather.example/",
        "feedback": "pages@example.org",
        "operator": "Families’ Help, Leeds",
        "contact": "privacy@example.org",
        "places": PLACES,
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hosts", "not a host"),
        ("tls", "maybe"),
        ("proxies", "-1"),
        ("secret", "too short"),
        ("secret", "a" * 64),
        ("secret", "please-change-me-before-you-start-it"),
        ("secret", "a long password of many characters"),
        ("drafts", "/no/such/folder"),
        ("database_url", "sqlite:///drafts.sqlite3"),
        ("draft_hours", "0"),
        ("store_seconds", "for ever"),
        ("render_on", "elsewhere"),
        ("worker_secret", "too short"),
        ("workers", "many"),
        ("queue", "٣"),
        ("render_seconds", "1.5"),
        ("render_megabytes", "64"),
        ("threads", "1"),
        ("leave_to", "http://weather.example"),
        ("leave_to", 'https://weather.example/"><script>'),
        ("feedback", "nobody"),
        ("operator", "two\nlines"),
        ("operator", "x" * 201),
        ("contact", "nobody"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    """Each refusal says which variable it is and what it wants."""
    with pytest.raises(SettingsWrong, match=VARIABLES[name]):
        settings_from({VARIABLES[name]: value, "LETTERS_SECRET": SECRET} | {VARIABLES[name]: value})


def test_all_that_is_wrong_is_said_at_once() -> None:
    """Nobody has to start three times."""
    with pytest.raises(SettingsWrong) as refusal:
        settings_from({"LETTERS_TLS": "maybe", "LETTERS_WORKERS": "0"})
    assert len(str(refusal.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("given", "wanting"),
    [
        ({"LETTERS_TLS": "yes", "LETTERS_SECRET": SECRET}, "LETTERS_HOSTS"),
        ({"LETTERS_TLS": "yes", "LETTERS_HOSTS": "letters.example"}, "LETTERS_SECRET"),
        ({"LETTERS_HOSTS": "letters.example"}, "LETTERS_SECRET"),
        ({"LETTERS_HOSTS": "letters.example"}, "LETTERS_OPERATOR"),
        ({"LETTERS_TLS": "yes", "LETTERS_HOSTS": "letters.example"}, "LETTERS_CONTACT"),
    ],
)
def test_in_public_nothing_is_left_to_chance(given: dict[str, str], wanting: str) -> None:
    """A public server has its hosts named, a secret of its own, and somebody responsible."""
    with pytest.raises(SettingsWrong, match=wanting):
        settings_from(given)


def test_in_public_it_starts_when_all_is_said() -> None:
    """These are all that it asks for."""
    settings = settings_from(
        {
            "LETTERS_TLS": "yes",
            "LETTERS_HOSTS": "letters.example",
            "LETTERS_SECRET": SECRET,
            "LETTERS_OPERATOR": "Families’ Help, Leeds",
            "LETTERS_CONTACT": "privacy@example.org",
        }
    )
    assert settings.hosts == ("letters.example",)


def test_secrets_made_as_the_message_says_are_taken() -> None:
    """Neither of the two ways that people use is refused by chance."""
    for _ in range(100):
        for made in (secrets.token_urlsafe(32), secrets.token_hex(32)):
            assert settings_from({"LETTERS_SECRET": made}).secret == made.encode()


def test_a_shared_database_is_read_and_never_shown() -> None:
    """Its address may hold a password."""
    address = "postgresql+psycopg://letters:hunter2@db.example/letters"
    settings = settings_from({"DATABASE_URL": address, "LETTERS_SECRET": SECRET})
    assert settings.database_url is not None
    assert settings.database_url.host == "db.example"
    assert "hunter2" not in repr(settings)


def test_drafts_stand_in_one_place(tmp_path: Path) -> None:
    """A folder or a shared database, not both; and in either the secret outlives the program."""
    address = {"DATABASE_URL": "postgresql://letters@db.example/letters"}
    with pytest.raises(SettingsWrong, match="LETTERS_DRAFTS, DATABASE_URL: set one of the two"):
        settings_from({**address, "LETTERS_DRAFTS": str(tmp_path), "LETTERS_SECRET": SECRET})
    with pytest.raises(SettingsWrong, match="LETTERS_SECRET"):
        settings_from(address)


def test_drafts_that_outlive_the_program_need_a_secret_that_does(tmp_path: Path) -> None:
    """Otherwise nobody could open them after the next start."""
    with pytest.raises(SettingsWrong, match="LETTERS_SECRET"):
        settings_from({"LETTERS_DRAFTS": str(tmp_path)})


def test_the_secret_is_not_shown() -> None:
    """Printing the settings tells nobody."""
    assert SECRET not in repr(settings_from({"LETTERS_SECRET": SECRET}))


def test_serving_to_others_needs_the_names_they_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program ends at once and says so."""
    monkeypatch.delenv("LETTERS_HOSTS", raising=False)
    with pytest.raises(SystemExit, match="LETTERS_HOSTS"):
        serve("0.0.0.0", 8000)  # noqa: S104 - it does not come to that
