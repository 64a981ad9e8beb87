"""The sources: each can be found, checked and trusted as far as it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from letters.law import BadLawData, UnknownId, council_limits, source, sources

WORDS = {"weeks": "week", "days": "day", "working": "working day", "months": "month"}


def numbers_of(amount: int, unit: str) -> str:
    """An amount as a source would give it: "2 weeks", "1 month"."""
    word = WORDS[unit.split("-")[0]]
    return f"{amount} {word}" if amount == 1 else f"{amount} {word}s"


@pytest.mark.parametrize("limit_id", sorted(council_limits()))
def test_each_limit_counts_a_number_that_its_source_gives(limit_id: str) -> None:
    """No limit has a number that none of its sources has."""
    limit = council_limits()[limit_id]
    if limit.amount == 0:
        assert limit.unit == "before-fixed-date" or limit_id.endswith("-keep-plan")
        return
    given = set().union(*(source(one).numbers for one in limit.sources))
    assert numbers_of(limit.amount, limit.unit) in given


@pytest.mark.parametrize(
    ("source_id", "numbers"),
    [
        ("hesc-r20", {"2 months", "1 month"}),
        ("send-regs-r33", {"2 months"}),
        ("send-regs-r34", {"3 working days", "2 months"}),
        ("send-regs-r35-37", {"30 days", "3 working days"}),
        ("send-regs-r5", {"6 weeks", "4 weeks"}),
        ("send-regs-r13", {"20 weeks", "15 days", "4 weeks"}),
        ("devon-2022", {"12 weeks", "4 weeks", "8 weeks"}),
        ("hesc-r12-1", {"5pm"}),
        ("lga1974", {"12 months"}),
        ("eqa-sch17", {"6 months"}),
    ],
)
def test_the_numbers_that_the_code_must_get_right(source_id: str, numbers: set[str]) -> None:
    """The sources of the ten numbers give just these."""
    assert source(source_id).numbers == numbers


@pytest.mark.parametrize(
    ("source_id", "status"),
    [
        ("hesc-r20", "verified"),
        ("hesc-r12", "verified"),
        ("hesc-r12-1", "unchecked"),
        ("hesc-r1-3", "unchecked"),
        ("send-regs-r34", "verified"),
        ("cfa-s55", "verified"),
        ("eqa-sch17", "verified"),
        ("interpretation-act-1978", "unchecked"),
        ("late-adviser-contact", "unchecked"),
        ("safe-date-practice", "derived"),
        ("two-certificates", "derived"),
    ],
)
def test_how_far_a_source_is_checked(source_id: str, status: str) -> None:
    """What was only known, partly read or reasoned is never passed off as read."""
    assert source(source_id).status == status


def test_exemption_is_cited_without_a_subsection() -> None:
    """It is "section 55" and no more: that is what families and officers call it."""
    assert source("cfa-s55").provision == "section 55"


def test_what_was_read_was_read_on_a_day_and_nothing_else_was() -> None:
    """Nobody has checked what is only known, or reasoned."""
    for one in sources().values():
        assert (one.checked_on is not None) is (one.status == "verified"), one.id
    assert min(one.checked_on for one in sources().values() if one.checked_on) == date(2026, 11, 22)


def test_the_law_itself_is_where_the_register_leads() -> None:
    """Never to somebody else's page; where its words were read in a copy, that stands apart."""
    law = [one for one in sources().values() if one.is_law and one.kind not in {"case", "rules"}]
    astray = [
        one.id for one in law if not one.address.startswith("https://www.legislation.gov.uk/")
    ]
    assert astray == []
    assert source("cfa-s42").read_in.startswith("https://suffolklocaloffer.org.uk/")


def test_no_two_sources_are_the_same() -> None:
    """Title and provision together name one source."""
    names = [(one.title, one.provision) for one in sources().values()]
    assert len(names) == len(set(names))


def test_code_of_complaints_is_never_law() -> None:
    """The Ombudsman's code is guidance from April 2026, and is marked as the Ombudsman's."""
    code = source("lgsco-code")
    assert code.kind == "ombudsman"
    assert not code.in_force(date(2026, 3, 31))
    assert code.in_force(date(2026, 4, 1))


def test_end_of_force_is_the_last_day_of_it() -> None:
    """In force to a day means on that day too, and not on the next."""
    ending = replace(source("send-regs-r33"), in_force_to=date(2029, 8, 31))
    assert ending.in_force(date(2029, 8, 31))
    assert not ending.in_force(date(2029, 9, 1))
    assert not ending.in_force(date(2014, 8, 31))


def test_unknown_start_and_end_count_as_in_force() -> None:
    """A source whose dates nobody knows is not hidden."""
    assert source("dodds-v-walker").in_force(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "SEND regs"),
        ("title", ""),
        ("provision", " "),
        ("kind", "rumour"),
        ("status", "probably"),
        ("address", "www.gov.uk"),
        ("address", "https://www.gov.uk/a page"),
        ("checked_on", None),
        ("read_in", "a copy"),
        ("numbers", frozenset({"two months"})),
        ("in_force_to", date(2014, 8, 31)),
    ],
)
def test_source_cannot_be_built_wrong(field: str, value: object) -> None:
    """Bad data is refused, and the field is named."""
    with pytest.raises(BadLawData) as refused:
        replace(source("send-regs-r33"), **{field: value})  # type: ignore[arg-type]
    assert refused.value.field == field


def test_what_nobody_has_read_names_no_copy_and_no_day() -> None:
    """Whoever plants either is told."""
    for field, value in (
        ("checked_on", date(2026, 11, 22)),
        ("read_in", "https://www.gov.uk/a"),
        ("text_as_at", date(2026, 11, 22)),
    ):
        with pytest.raises(BadLawData) as refused:
            replace(source("interpretation-act-1978"), **{field: value})
        assert refused.value.field == field


def test_unknown_source_is_named() -> None:
    """The error says which id was asked for."""
    with pytest.raises(UnknownId) as refused:
        source("send-regs-r99")
    assert refused.value.id == "send-regs-r99"


def test_registers_cannot_be_changed_by_those_who_read_them() -> None:
    """What everybody shares nobody can alter."""
    with pytest.raises(TypeError):
        sources()["hesc-r20"] = source("hesc-r12")  # type: ignore[index]
