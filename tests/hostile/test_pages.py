"""Every field of every kind is driven with every category of hostile string through its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import pytest
from flask import Flask

from letters.questions.journey import Field
from letters.questions.journey import Page as QuestionPage
from letters.questions.reading import rows_typed
from tests.fuzz import oracle
from tests.fuzz.visitor import BASES, Base, Visitor, on
from tests.hostile.expected import TYPED, Fate, fate
from tests.hostile.strings import Hostile, strings
from tests.web.journeys import parts_for
from tests.web.page import Page, text_of

# A browser has no half characters to send.
CATEGORIES = sorted({one.category for one in strings()} - {"surrogates"})


@cache
def asked() -> tuple[tuple[Base, QuestionPage], ...]:
    """Each page with a box for words, once, with answers that lead to it."""
    found: dict[int, tuple[Base, QuestionPage]] = {}
    for base in BASES:
        for page in base.pages:
            if any(one.kind in TYPED for spec in page.fields for one in (spec.columns or (spec,))):
                found.setdefault(id(page), (base, page))
    return tuple(found.values())


def test_every_page_with_a_box_for_words_is_driven() -> None:
    """No field is on a page that no answer file comes to."""
    driven = {spec.name for _, page in asked() for spec in page.fields}
    fields = [spec for base in BASES for spec in base.kind.journey.fields().values()]
    words = {
        spec.name for spec in fields if any(one.kind in TYPED for one in (spec.columns or (spec,)))
    }
    assert words - driven == set()


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_field_through_its_page(app: Flask, category: str) -> None:
    """Kept as the table says, or refused by name and shown again; everything else stays."""
    some = [one for one in strings() if one.category == category]
    visitor = Visitor(app)
    for number, (base, page) in enumerate(asked()):
        with on(base.given.on_date):
            visitor.come_with(base, but_for=page)
            turned = (*some[number % len(some) :], *some[: number % len(some)])
            faults = list(_faults(visitor, base, page, turned))
        assert not faults, f"{base} {page.id}: {faults}"
    visitor.go()


def _faults(
    visitor: Visitor, base: Base, page: QuestionPage, some: Sequence[Hostile]
) -> Iterator[str]:
    parts = parts_for(page, base.given.answers)
    boxes = dict(_boxes(page, parts, some))
    sent = {**parts, **{name: [one.typed] for name, (_, one) in boxes.items()}}
    answer = visitor.post(f"/en/{base.kind.id}/{page.id}", sent)
    fates = {
        name: fate(spec, one, english=bool("".join(sent.get(f"{name}-english", []))))
        for name, (spec, one) in boxes.items()
    }
    kept = visitor.kept()
    if answer is not None:
        yield from oracle.not_shown_again(answer, sent)
        yield from _refusals(answer, fates, parts)
        yield from (f"{spec.name} was kept" for spec in page.fields if spec.name in kept)
        return
    texts = [text for value in kept.values() for text in oracle.texts(value)]
    for name, wanted in fates.items():
        if wanted.kept is None and "required" not in wanted.reasons:
            yield f"{name} was not refused for {wanted.reasons}"
        elif wanted.kept and wanted.kept not in texts:
            yield f"{name}: {wanted.kept!r} is not kept"


def _boxes(
    page: QuestionPage, parts: dict[str, list[str]], some: Sequence[Hostile]
) -> Iterator[tuple[str, tuple[Field, Hostile]]]:
    """What is typed in each box for words of the page, one string after another."""
    places = [(spec.name, spec) for spec in page.fields if spec.kind in TYPED]
    places += [
        (f"{spec.name}-{number}-{column.name}", column)
        for spec in page.fields
        for number in rows_typed(spec.name, parts)
        for column in spec.columns
        if column.kind in TYPED
    ]
    for number, (name, spec) in enumerate(places):
        yield name, (spec, some[number % len(some)])


def _refusals(answer: Page, fates: dict[str, Fate], parts: dict[str, list[str]]) -> Iterator[str]:
    """What the list of problems says too much or too little."""
    problems = {
        str(link.get("href"))[1:]: text_of(link)
        for link in answer.find("div", id="what-to-mend").iter("a")
    }
    for name, wanted in fates.items():
        told = problems.pop(name, "")
        if wanted.kept is not None and told:
            yield f"{name} should be kept, and is refused: {told}"
        elif wanted.kept is None and wanted.told not in told:
            yield f"{name} should be refused, naming {wanted.told!r}: {told!r}"
        elif wanted.kept is None and not told and "required" not in wanted.reasons:
            yield f"{name} should be refused"
    blank = [name for name, wanted in fates.items() if "required" in wanted.reasons]
    rows = tuple(f"{name.rpartition('-')[0]}-" for name in blank if "-" in name)
    yield from (
        f"{name}: {told}"
        for name, told in problems.items()
        if name not in parts and not (rows and name.startswith(rows))
    )
