"""Every setting of the web pages, in one typed place, read from the environment at the start."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from letters.drafts.database import Address, database_address
from letters.places.services import PlacesWrong, read_services

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_SHORTEST_SECRET = 32
_FEWEST_CHARACTERS = 8  # that differ; 32 random hexadecimal digits have fewer once in many millions
# What stands in instructions where a secret of one's own should.
_PLACEHOLDER = re.compile(r"change.?me|your.?secret|example|password|0123456789", re.IGNORECASE)


class SettingsWrong(ValueError):  # noqa: N818 - says what happened
    """The settings cannot be used. The message has a line for each that is wrong."""


@dataclass(frozen=True)
class Settings:
    """How this copy of letters is run.

    `hosts` are the names by which people may ask for it. `tls` says that they come over TLS;
    `proxies` is the number of our own proxies in front. `secret` is the server's part of every
    draft's key: one made at the start serves until the next start. `drafts` is the folder that
    the sealed drafts stand in; None makes a private one that goes when the program does.
    `database_url` is the PostgreSQL that several machines share instead. `store_seconds` is for how
    long an answer waits for either. `render_on` says where PDFs are made: "here", or by "workers"
    who share `worker_secret`.
    `places` is a file of services that adds to what is known of each council's area.
    `operator` and `contact` say on the privacy page who is responsible, and how to reach them.
    """

    hosts: tuple[str, ...] = LOOPBACK
    tls: bool = False
    proxies: int = 0
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(_SHORTEST_SECRET), repr=False)
    drafts: Path | None = None
    database_url: Address | None = field(default=None, repr=False)
    draft_hours: int = 4
    store_seconds: int = 5
    render_on: Literal["here", "workers"] = "here"
    worker_secret: bytes = field(default=b"", repr=False)
    workers: int = 2
    queue: int = 16
    render_seconds: int = 40
    render_megabytes: int = 512
    threads: int = 16
    leave_to: str = "https://www.bbc.co.uk/weather"
    feedback: str = ""
    operator: str = ""
    contact: str = ""
    places: Path | None = None


def settings_from(environment: Mapping[str, str], *, worker: bool = False) -> Settings:
    """The settings that an environment gives; SettingsWrong says all that is wrong with them. A
    `worker` serves nobody, and is to know no more than it needs."""
    given = {
        name: environment[variable]
        for name, variable in VARIABLES.items()
        if environment.get(variable)
    }
    read: dict[str, object] = {}
    wrong = []
    for name, text in given.items():
        try:
            read[name] = _READ[name](text.strip())
        except ValueError as fault:
            wrong.append(f"{VARIABLES[name]}: {fault}")
    wrong.extend(_of_a_worker(given) if worker else _together(read, given))
    if wrong:
        raise SettingsWrong("\n".join(wrong))
    return Settings(**read)  # type: ignore[arg-type]


def places_from(environment: Mapping[str, str]) -> Path | None:
    """The file of services that an environment names, for whoever needs no other setting."""
    text = environment.get(VARIABLES["places"], "").strip()
    try:
        return _places(text) if text else None
    except ValueError as fault:
        raise SettingsWrong(f"{VARIABLES['places']}: {fault}") from None


def _together(read: Mapping[str, object], given: Mapping[str, str]) -> list[str]:
    """What is wrong with settings that depend on one another."""
    public = bool(read.get("tls")) or not set(Settings.hosts) >= set(_names(read.get("hosts")))
    wrong = []
    if public and "hosts" not in given:
        wrong.append("LETTERS_HOSTS: name the hosts that people may ask for, with commas")
    if {"drafts", "database_url"} <= given.keys():
        wrong.append(f"{VARIABLES['drafts']}, {VARIABLES['database_url']}: set one of the two")
    kept = {"drafts", "database_url"} & given.keys()
    if (public or kept) and "secret" not in given:
        wrong.append(f"LETTERS_SECRET: give a secret of {_SHORTEST_SECRET} characters or more")
    if read.get("render_on") == "workers":
        wrong.extend(_of_a_worker(given))
    if public and "operator" not in given:
        wrong.append("LETTERS_OPERATOR: say who runs these pages; the privacy page names them")
    if public and "contact" not in given:
        wrong.append("LETTERS_CONTACT: give the e-mail address of whoever runs these pages")
    return wrong


def _of_a_worker(given: Mapping[str, str]) -> list[str]:
    needed = {
        "database_url": "name the PostgreSQL that the web nodes share",
        "worker_secret": "give the one that the web nodes have",
    }
    return [f"{VARIABLES[name]}: {words}" for name, words in needed.items() if name not in given]


def _names(hosts: object) -> tuple[str, ...]:
    return hosts if isinstance(hosts, tuple) else LOOPBACK


def _hosts(text: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    for name in names:
        if not re.fullmatch(r"\.?[a-z0-9.-]+|\[[0-9a-f:]+\]", name):
            raise ValueError(f"{name!r} is no name of a host")
    return names


def _yes_no(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise ValueError(f"yes or no, not {text!r}")
    return text == "yes"


def _render_on(text: str) -> str:
    if text not in {"here", "workers"}:
        raise ValueError(f"here or workers, not {text!r}")
    return text


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdecimal() or not least <= int(text) <= most:
            raise ValueError(f"a whole number from {least} to {most}, not {text!r}")
        return int(text)

    return read


def _secret(text: str) -> bytes:
    if len(text) < _SHORTEST_SECRET:
        raise ValueError(f"{_SHORTEST_SECRET} characters or more")
    if len(set(text)) < _FEWEST_CHARACTERS or _PLACEHOLDER.search(text):
        raise ValueError(
            "anybody could guess this one; make one with: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
        )
    return text.encode()


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise ValueError(f"there is no folder {text!r}")
    if not os.access(path, os.W_OK | os.X_OK):
        raise ValueError(f"nothing can be written in {text!r}")
    return path


def _places(text: str) -> Path:
    path = Path(text)
    try:
        read_services(path)
    except OSError:
        raise ValueError(f"there is no file {text!r}, or it cannot be read") from None
    except PlacesWrong as wrong:
        first, *others = str(wrong).splitlines()
        more = f"; {len(others)} more: letters places check {text}" if others else ""
        raise ValueError(f"{first}{more}") from None
    return path


def _address(text: str) -> str:
    if not re.fullmatch(r"https://[^\s\"'<>;,]+", text):
        raise ValueError(f"an address that starts with https://, not {text!r}")
    return text


def _words(text: str) -> str:
    if len(text) > 200 or not text.isprintable():
        raise ValueError("one line of at most 200 characters")
    return text


def _mail(text: str) -> str:
    if not re.fullmatch(r"[^@\s\"'<>?&]+@[^@\s\"'<>?&]+", text):
        raise ValueError(f"an e-mail address, not {text!r}")
    return text


VARIABLES: Mapping[str, str] = {
    name: f"LETTERS_{name.upper()}" for name in Settings.__annotations__
} | {"database_url": "DATABASE_URL"}  # the name that hosts and tools know it by
_READ: Mapping[str, Callable[[str], object]] = {
    "hosts": _hosts,
    "tls": _yes_no,
    "proxies": _whole(0, 5),
    "secret": _secret,
    "drafts": _folder,
    "database_url": database_address,
    "draft_hours": _whole(1, 24),
    "store_seconds": _whole(1, 60),
    "render_on": _render_on,
    "worker_secret": _secret,
    "workers": _whole(1, 16),
    "queue": _whole(1, 1000),
    "render_seconds": _whole(1, 300),
    "render_megabytes": _whole(256, 65536),
    "threads": _whole(2, 64),
    "leave_to": _address,
    "feedback": _mail,
    "operator": _words,
    "contact": _mail,
    "places": _places,
}
