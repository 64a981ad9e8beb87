"""Every sentence of every template is said by somebody, and every condition goes both ways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from letters import law
from letters.documents.blocks import Block, Document, Group, Heading
from letters.documents.compose import DOCUMENT_TEMPLATES, PAGE_TEMPLATES, compose
from letters.documents.editions import entry
from letters.facts.base import Listed
from letters.kinds import kind
from letters.values import Code, Duration, Name
from tests.proofs import goldens
from tests.proofs.arms import Place, heard, places
from tests.proofs.made import KINDS, all_made, finished

STOPS = sorted(path.stem for path in PAGE_TEMPLATES.glob("stop-*.md"))
TEMPLATES = sorted(path.stem for path in DOCUMENT_TEMPLATES.glob("*.md"))
every_kind = pytest.mark.parametrize("kind_id", KINDS)

# Said from the template by itself, never composed whole.
LABELS = "_labels"


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name != LABELS])
def test_every_sentence_and_condition_of_a_document_is_reached(name: str) -> None:
    """Each line is said, each condition holds and fails, in some document of some walk."""
    assert unreached(places(name), reached()) == []


@pytest.mark.parametrize("name", STOPS)
def test_every_sentence_and_condition_of_a_stop_page_is_reached(name: str) -> None:
    """The same of the pages at which a journey ends without a document."""
    assert unreached(places(name, PAGE_TEMPLATES), reached()) == []


@every_kind
def test_every_stop_has_its_page(kind_id: str) -> None:
    """Each stop page of a journey has its words."""
    stops = {f"stop-{page}" for page in _stops(kind_id)}
    assert stops <= set(STOPS)


def test_no_stop_page_is_left_over() -> None:
    """Each stop page's words belong to a stop of some journey."""
    assert {f"stop-{page}" for kind_id in KINDS for page in _stops(kind_id)} >= set(STOPS)


@every_kind
def test_each_document_has_one_main_heading_and_no_empty_ones(kind_id: str) -> None:
    """One first-level heading, none skipped, none followed by nothing."""
    for one in finished(kind_id):
        for document in one.documents:
            assert heading_faults(document) == [], one.walk.name


@pytest.mark.parametrize("golden", goldens.golden_files(), ids=lambda path: path.stem)
def test_golden_letter_is_as_it_was_read(golden: Path) -> None:
    """The letter of a named journey is the one that people read. `python -m tests.proofs.goldens`
    writes them again after a change."""
    assert golden.read_text(encoding="utf-8") == goldens.wanted().get(golden.name)


def test_every_document_has_a_golden_letter_in_each_voice() -> None:
    """Each document × voice that can be made has one."""
    assert {path.name for path in goldens.golden_files()} == set(goldens.wanted())


def unreached(wanted: frozenset[Place], found: frozenset[Place]) -> list[str]:
    """The places of a template that nothing has reached."""
    return [str(place) for place in sorted(wanted - found)]


def heading_faults(document: Document) -> list[str]:
    """What is wrong with the headings of a document's parts."""
    faults = []
    for part in document.parts:
        blocks = [*_flat(part.blocks)]
        levels = [block.level for block in blocks if isinstance(block, Heading)]
        if levels.count(1) != 1:
            faults.append(f"{levels.count(1)} main headings")
        if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            faults.append(f"headings skip a level: {levels}")
        for block, after in zip(blocks, [*blocks, None][1:], strict=True):
            empty = after is None or (isinstance(after, Heading) and after.level <= _level(block))
            if isinstance(block, Heading) and empty:
                faults.append(f"nothing stands under {block.sentences[0].text!r}")
    return faults


@cache
def reached() -> frozenset[Place]:
    """The places that any walk reaches, and those of the fragments that no answer decides."""
    found = {place for kind_id in KINDS for one in all_made(kind_id) for place in one.places}
    with heard() as more:
        _every_rule()
        _every_notice()
        _no_law()
        _every_own_rule()
        _every_service()
    return frozenset(found | more)


def _every_rule() -> None:
    """The working of every rule: the command line says those that no kind comes to."""
    day = date(2026, 11, 23)
    for rule in law.RULES:
        step = SimpleNamespace(rule=rule, before=day, after=day, counted=Duration(3, "week"))
        for today in (day, day + timedelta(days=1)):
            compose("_working", {"steps": [step], "today": today})


def _every_notice() -> None:
    """The notice before a translation: checked by a speaker or not, of a letter sent or kept; and
    that in English."""
    for sent in (True, False):
        for reviewer, day in ((Name("Amal Example"), date(2026, 11, 23)), (None, None)):
            said = {"sent": sent, "reviewer": reviewer, "reviewed_on": day}
            for english in (True, False):
                compose("_reading_copy", {**said, "english": english})


_DAY = date(2026, 11, 23)
_CLOSING = {
    "register": (),
    "sent": False,
    "today": _DAY,
    "law_read_on": _DAY,
    "all_read": True,
    "near": (),
}


def _no_law() -> None:
    """The closing of a document that relies on no law, as a kind to come may have one."""
    for sent in (True, False):
        compose("_closing", {**_CLOSING, "sent": sent})


def _every_own_rule() -> None:
    """The closing of a sheet that relies on each of our own rules."""
    own = [entry(one.id) for one in law.sources().values() if one.status == "derived"]
    for read_on in (_DAY, None):
        compose("_closing", {**_CLOSING, "register": own, "law_read_on": read_on})


def _every_service() -> None:
    """The closing of a sheet that names services of the council's area, known in part or whole,
    fresh or to be checked."""
    day = date(2026, 11, 23)
    whole = (
        Name("Example"),
        Code("0118 496 0000"),
        Code("a@sen.example"),
        Code("https://a.example"),
    )
    near = [
        Listed(service, *known, checked_on, to_check)
        for service in (
            "sendiass",
            "disagreement-resolution",
            "mediation",
            "icb",
            "icb-complaints",
            "sen-team",
        )
        for known in (whole, (None,) * 4)
        for checked_on, to_check in ((day, True), (day, False), (None, True))
    ]
    compose("_closing", {**_CLOSING, "near": near})


def _stops(kind_id: str) -> Iterator[str]:
    return (page.id for page in kind(kind_id).journey.pages() if page.stop)


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _flat(block.blocks)
        else:
            yield block
