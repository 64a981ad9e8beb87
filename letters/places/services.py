"""Services by the authority whose area they serve: what is known of each, from where, since when.

What is shipped was read in copies of pages and leaflets. A deployment adds or overrides with a file
of its own, of the same columns; see `COLUMNS`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from letters.places.authorities import authorities

ServiceKind = Literal[
    "sendiass",
    "mediation",
    "disagreement-resolution",
    "sen-team",
    "complaints",
    "social-care-complaints",
    "icb",
    "icb-complaints",
    "local-offer",
]
Confidence = Literal["checked", "copy"]
COLUMNS = (
    "gss_code",
    "la_name",
    "service",
    "name",
    "phone",
    "email",
    "url",
    "post",
    "hours",
    "languages",
    "area",
    "valid_from",
    "source",
    "checked_on",
    "confidence",
)
KEPT_FOR = timedelta(days=90)  # then whoever uses an entry is asked to check it
_NO_DAYS = timedelta(0)
LARGEST = 2_000_000  # bytes; every service of every authority comes to far less
_SHIPPED = Path(__file__).with_name("services.csv")
_LATIN = re.compile(r"[ -~\u00a0-\u017f\u2010-\u2027\u20ac]*")  # what every font can print
_POST_LINES = 8
_LONGEST = 300


@dataclass(frozen=True)
class Service:
    """A service of one authority's area.

    `name` is a name in English; `post` the lines of the address for letters; empty where nothing
    is known. `area` says which part of the authority it serves (empty: all of it). `source` is an
    address on the web or the name of a leaflet. `confidence` is "checked" where the service itself
    was asked or its own page was read on `checked_on`, and "copy" where it was somebody else's page
    or one whose age nobody knows. Of a copy `checked_on` is the day of the page that was read, None
    where that is not known.
    """

    gss_code: str
    la_name: str
    service: ServiceKind
    name: str
    phone: str
    email: str
    url: str
    post: tuple[str, ...]
    hours: str
    languages: str
    area: str
    valid_from: date | None
    source: str
    checked_on: date | None
    confidence: Confidence

    def to_check(self, today: date) -> bool:
        """Whether whoever uses it is to check it first: it is a copy, or older than 90 days. A day
        yet to come is a slip, and says nothing about when it was checked."""
        if self.confidence != "checked" or self.checked_on is None:
            return True
        return not _NO_DAYS <= today - self.checked_on <= KEPT_FOR


class PlacesWrong(ValueError):  # noqa: N818 - says what happened
    """The file cannot be used. The message has a line for each fault: line, field, what to do."""


def shipped() -> tuple[Service, ...]:
    """The services that come with the program, by authority."""
    return read_services(_SHIPPED)


@cache
def read_services(path: Path) -> tuple[Service, ...]:
    """The services of a file. PlacesWrong names every line and field that is wrong."""
    rows, services, wrong = list(_rows(path)), [], []
    for line, row in rows:
        faults = [f"line {line}, {field}: {fault}" for field, fault in _faults(row)]
        wrong += faults
        if not faults:
            services.append(_service(row))
    if wrong:
        raise PlacesWrong("\n".join(wrong))
    return tuple(services)


def together(known: tuple[Service, ...], added: tuple[Service, ...]) -> tuple[Service, ...]:
    """All services: what is `added` for an authority and a kind of service replaces what was
    known of it."""
    replaced = {(one.gss_code, one.service) for one in added}
    kept = (one for one in known if (one.gss_code, one.service) not in replaced)
    return tuple(sorted((*kept, *added), key=lambda one: one.la_name))


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row with the line on which it ends."""
    content = path.read_bytes()
    if len(content) > LARGEST:
        raise PlacesWrong(f"line 1: the file has more than {LARGEST:,} bytes")
    try:
        lines = content.decode("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        raise PlacesWrong(f"line {line}: save the file as CSV in UTF-8") from None
    reader = csv.DictReader(lines, strict=True)
    try:
        _same_columns(tuple(reader.fieldnames or ()))
        for row in reader:
            if None in row or None in row.values():
                raise PlacesWrong(f"line {reader.line_num}: a row has {len(COLUMNS)} fields")
            yield reader.line_num, {name: row[name].strip() for name in COLUMNS}
    except csv.Error as wrong:
        raise PlacesWrong(f"line {reader.line_num or 1}: {wrong}") from None


def _same_columns(found: tuple[str, ...]) -> None:
    wrong = [f"line 1, {name}: this column is missing" for name in COLUMNS if name not in found]
    wrong += [f"line 1, {name}: there is no such column" for name in found if name not in COLUMNS]
    if wrong or len(found) != len(set(found)):
        first, *others = wrong or ["line 1: a column stands twice"]
        raise PlacesWrong("\n".join([f"{first}; docs/places.md describes the columns", *others]))


def _faults(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every field of a row that is wrong, and what to do."""
    for name in COLUMNS:
        if len(row[name]) > _LONGEST or not _LATIN.fullmatch(row[name]):
            yield name, f"write one line in Latin letters, of at most {_LONGEST} characters"
        elif (row[name] or name in _NEEDED) and not _FITS[name][0](row[name]):
            yield name, _FITS[name][1]
    names = {one.code: one.name for one in authorities()}
    if row["gss_code"] in names and row["la_name"] != names[row["gss_code"]]:
        yield "la_name", f"this code is that of {names[row['gss_code']]}"
    if row["confidence"] == "checked" and not row["checked_on"]:
        yield "checked_on", _FITS["checked_on"][1]
    if not any(row[name] for name in ("name", "phone", "email", "url", "post")):
        yield "name", "give a name or a way to reach the service"


def _service(row: Mapping[str, str]) -> Service:
    return Service(
        **{  # type: ignore[arg-type]
            **row,
            "post": _lines(row["post"]),
            "valid_from": date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            "checked_on": date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
        }
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split(";") if line.strip())


def _code(text: str) -> bool:
    return text in {one.code for one in authorities()}


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        return 2000 <= date.fromisoformat(text).year <= 2100
    except ValueError:
        return False


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda text: bool(re.fullmatch(pattern, text))


_NEEDED = {"gss_code", "la_name", "service", "source", "confidence"}
_SOMETHING = (_like(".+"), "write something here")
# What each field must be, and what to say where it is not.
_FITS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "gss_code": (_code, "give the code of an English authority, such as E06000041"),
    "la_name": _SOMETHING,
    "service": (lambda text: text in get_args(ServiceKind), " or ".join(get_args(ServiceKind))),
    "name": _SOMETHING,
    "phone": (_like(r"[0-9+() -]{3,30}"), "give one telephone number, such as 0118 496 0000"),
    "email": (_like(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s.<>\"']+"), "give one e-mail address"),
    "url": (_like(r"https?://[^\s<>\"']+"), "give an address that starts with https://"),
    "post": (
        lambda text: 1 <= len(_lines(text)) <= _POST_LINES,
        f"give the lines of the address with semicolons between them, {_POST_LINES} at most",
    ),
    "hours": _SOMETHING,
    "languages": _SOMETHING,
    "area": _SOMETHING,
    "valid_from": (_is_date, "write the day as YYYY-MM-DD"),
    "source": (_like(".{3,}"), "say where this was read: an address, or the name of a leaflet"),
    "checked_on": (_is_date, "write the day as YYYY-MM-DD"),
    "confidence": (lambda text: text in get_args(Confidence), " or ".join(get_args(Confidence))),
}
