"""Finding an authority by its name as people write it, and its services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from letters.places.authorities import authorities
from letters.places.directory import authority_named, open_directory, services_of

OWN = Path(__file__).with_name("own.csv")


@pytest.fixture
def own() -> Iterator[None]:
    """A deployment's own file in use."""
    open_directory(OWN)
    yield
    open_directory()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Wokingham", "Wokingham"),
        ("wokingham borough council", "Wokingham"),
        ("Hertfordshire County Council", "Hertfordshire"),
        ("London Borough of Hounslow", "Hounslow"),
        ("The Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
        ("Bath & North East Somerset Council", "Bath and North East Somerset"),
        ("Nottingham City Council", "Nottingham"),
        ("Nottinghamshire County Council", "Nottinghamshire"),
        ("Woking Borough Council", None),
        ("A council that is new", None),
        ("Council", None),
        ("", None),
        ("Bedford or Wokingham", None),
    ],
)
def test_an_authority_is_found_by_its_name(written: str, name: str | None) -> None:
    """A guess would put somebody else's address on a letter."""
    found = authority_named(written)
    assert (found.name if found else None) == name


def test_every_authority_is_found_by_its_own_name() -> None:
    """By the name on the list, and with "Council" after it none is taken for another."""
    for one in authorities():
        assert authority_named(one.name) == one
        assert authority_named(f"{one.name} Council") in {one, None}


@pytest.mark.usefixtures("own")
def test_services_come_in_the_order_asked_for() -> None:
    """Those of one authority alone."""
    found = services_of("Wokingham Borough Council", "sen-team", "sendiass", "complaints")
    assert [one.service for one in found] == ["sen-team", "sendiass"]
    assert services_of("Nowhere", "sendiass") == ()


def test_without_a_file_what_is_shipped_is_used() -> None:
    """The deployment's entries are gone again."""
    open_directory()
    assert services_of("Wokingham", "sen-team") == ()
    assert [one.name for one in services_of("Wokingham", "sendiass")] == ["SENDIASS Wokingham"]
