"""The file of services: what it may hold, and what is said of each line and field that is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from letters.places.authorities import authorities
from letters.places.services import COLUMNS, PlacesWrong, read_services, shipped, together
from tests.house.rooms import ROOT

OWN = Path(__file__).with_name("own.csv")
WRONG = ROOT / "tests/planted/places/wrong.csv"
GOOD = [
    *("E06000041", "Wokingham", "sendiass", "SENDIASS", "0118 496 0000"),
    *[""] * 7,
    *("A leaflet", "2026-11-01", "checked"),
]


def faults(path: Path) -> list[str]:
    """What is said of a file that cannot be used."""
    with pytest.raises(PlacesWrong) as refused:
        read_services(path)
    return str(refused.value).splitlines()


def written(folder: Path, *rows: list[str], columns: tuple[str, ...] = COLUMNS) -> Path:
    """A file of these rows."""
    path = folder / "places.csv"
    path.write_text("\n".join(",".join(row) for row in (columns, *rows)), encoding="utf-8")
    return path


def test_what_is_shipped_is_right_and_promises_nothing() -> None:
    """Each entry has its source and day, and is to be checked by whoever uses it: it was read in
    copies of pages whose age nobody knows."""
    assert {one.gss_code for one in shipped()} <= {one.code for one in authorities()}
    for one in shipped():
        assert one.source
        assert one.to_check(date(2026, 11, 23)), one
        assert not one.post


def test_harmful_no_copy_is_called_looked_at_on_the_day_of_the_program() -> None:
    """A page of an unsure age has no day; one that bears its day has that."""
    days = {one.checked_on for one in shipped()}
    assert days == {None, date(2025, 5, 27)}


def test_only_what_was_read_is_shipped() -> None:
    """The two councils of the leaflets, and mediation as councils' pages name it."""
    assert len(shipped()) == 19
    (sendiass,) = (one for one in shipped() if one.service == "sendiass")
    assert (sendiass.la_name, sendiass.phone) == ("Wokingham", "0118 908 8233")


def test_a_file_of_one_s_own_is_read_whole() -> None:
    """Lines of an address come apart at semicolons."""
    first, second, _ = read_services(OWN)
    assert (first.languages, first.hours, first.valid_from) == ("Urdu", "Weekdays", None)
    assert second.post == ("Civic Offices", "1 Example Street", "Wokingham")
    assert second.valid_from == date(2026, 1, 1)


def test_an_entry_grows_old() -> None:
    """For 90 days it is fresh; a day that is yet to come is a slip."""
    one = read_services(OWN)[0]
    assert one.checked_on
    for days, old in ((0, False), (90, False), (91, True), (-1, True)):
        assert one.to_check(one.checked_on + timedelta(days)) is old
    assert replace(one, confidence="copy").to_check(one.checked_on)


def test_every_fault_names_its_line_and_field() -> None:
    """All of them at once, each with what to do."""
    assert faults(WRONG) == [
        "line 2, phone: give one telephone number, such as 0118 496 0000",
        "line 2, email: give one e-mail address",
        "line 2, url: give an address that starts with https://",
        "line 2, source: say where this was read: an address, or the name of a leaflet",
        "line 2, checked_on: write the day as YYYY-MM-DD",
        "line 2, confidence: checked or copy",
        "line 3, gss_code: give the code of an English authority, such as E06000041",
        "line 4, service: sendiass or mediation or disagreement-resolution or sen-team"
        " or complaints or social-care-complaints or icb or icb-complaints or local-offer",
        "line 4, valid_from: write the day as YYYY-MM-DD",
        "line 4, la_name: this code is that of Wokingham",
        "line 4, name: give a name or a way to reach the service",
    ]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("phone", "0118 496 0000 or 0118 496 0001"),
        ("email", "a@b"),
        ("url", "javascript:alert(1)"),
        ("url", "https://a b"),
        ("post", ";".join(["x"] * 9)),
        ("post", ";"),
        ("name", "x" * 301),
        ("name", "A\u202eB"),
        ("name", "Help ☎️"),
        ("languages", "اردو"),
        ("checked_on", "1926-11-01"),
        ("checked_on", "٢٠٢٦-١١-٠١"),
        ("checked_on", ""),
        ("confidence", ""),
    ],
)
def test_a_field_that_does_not_fit_is_named(tmp_path: Path, column: str, text: str) -> None:
    """Nothing of the kind gets into a letter."""
    row = list(GOOD)
    row[COLUMNS.index(column)] = text
    (fault,) = faults(written(tmp_path, row))
    assert fault.startswith(f"line 2, {column}: ")


def test_columns_are_those_that_there_are(tmp_path: Path) -> None:
    """One too few and one too many are both named; rows have as many fields."""
    less = (*(name for name in COLUMNS if name != "email"), "e-mail")
    assert faults(written(tmp_path, columns=less)) == [
        "line 1, email: this column is missing; docs/places.md describes the columns",
        "line 1, e-mail: there is no such column",
    ]
    assert faults(written(tmp_path, columns=(*COLUMNS, "post"))) == [
        "line 1: a column stands twice; docs/places.md describes the columns"
    ]
    assert faults(written(tmp_path, GOOD[:-1])) == ["line 2: a row has 15 fields"]
    assert faults(written(tmp_path, [*GOOD, "more"])) == ["line 2: a row has 15 fields"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (
            b"",
            "line 1, gss_code: this column is missing; docs/places.md describes the columns",
        ),
        (b"gss_code\nWokingham \xff", "line 2: save the file as CSV in UTF-8"),
        (b'gss_code,"la', "line 1: unexpected end of data"),
        (b"x" * 2_000_001, "line 1: the file has more than 2,000,000 bytes"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes, fault: str) -> None:
    """With the line at which it goes wrong."""
    path = tmp_path / "places.csv"
    path.write_bytes(content)
    assert faults(path)[0] == fault


def test_one_s_own_takes_the_place_of_what_is_shipped() -> None:
    """For that authority and that service alone; the rest stays."""
    both = together(shipped(), read_services(OWN))
    wokingham = {one.service: one.name for one in both if one.la_name == "Wokingham"}
    assert wokingham["sendiass"] == "SENDIASS of Example"
    assert wokingham["mediation"] == "Global Mediation"
    assert len(both) == len(shipped()) + 2
