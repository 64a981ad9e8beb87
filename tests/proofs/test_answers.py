"""No answer is lost, none is asked for nothing, and none speaks that the path did not ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from letters.kinds import kind
from letters.questions.journey import Field
from letters.questions.path import replay
from tests.journeys import sentinels
from tests.journeys.walk import Walk, again, alternatives, junk, walks
from tests.proofs.made import KINDS, Made, all_made, finished, told

every_kind = pytest.mark.parametrize("kind_id", KINDS)

WALKS = 30  # so many walks are tried before two options are said to make no difference

# Options that lead to the same words on purpose: kind ("" for all), field, options, reason.
SAME_WORDS: tuple[tuple[str, str, str, str], ...] = (
    ("complaint-local-authority", "mention_ombudsman", "yes absent", "mentioned unless refused"),
    ("complaint-local-authority", "mention_court", "no absent", "left out unless asked for"),
    ("complaint-local-authority", "ask_department", "no absent", "no text unless asked for"),
    ("complaint-local-authority", "mention_ombudsman", "yes absent", "left empty it is named"),
    ("complaint-local-authority", "mention_court", "no absent", "left empty none is named"),
    ("mediation-advice", "supporter_comes", "no absent", "left empty nobody is spoken of"),
)


# Answers shown, but held back for somebody's safety: kind, field, and the answer that does it.
HELD_BACK: tuple[tuple[str, str, str, str], ...] = (
    ("appeal-checklist", "address", "private_address", "yes"),
)


@every_kind
def test_every_walk_ends_in_a_document_or_at_a_stop(kind_id: str) -> None:
    """No path of pages is left with a question that no answer fits, and each one is made."""
    stuck = [walk.name for walk in walks(kind_id) if walk.path.refusals or walk.path.pending]
    assert stuck == []
    assert all(one.texts for one in all_made(kind_id))


@every_kind
def test_every_page_is_walked(kind_id: str) -> None:
    """Each page of the journey, stop pages too, stands on some path."""
    walked = {page for walk in walks(kind_id) for page in walk.pages}
    assert [page.id for page in kind(kind_id).journey.pages() if page.id not in walked] == []


@every_kind
def test_every_document_is_made(kind_id: str) -> None:
    """Each document that the kind declares comes out, and no other."""
    names = {name for one in finished(kind_id) for name in one.texts}
    assert names == set(kind(kind_id).journey.documents)


@every_kind
def test_every_option_is_taken(kind_id: str) -> None:
    """Each option of each question, in rows too, is chosen on some walk that ends in a document
    or a stop."""
    taken = {(walk_field, one) for walk in walks(kind_id) for walk_field, one in _options(walk)}
    wanted = {(field.name, option) for field in _with_columns(kind_id) for option in field.options}
    assert wanted - taken == set()


@every_kind
def test_every_optional_answer_is_given_and_left_out(kind_id: str) -> None:
    """Each answer that may be left out is, on one walk to a document, and is not on another."""
    given, absent = set(), set()
    for one in finished(kind_id):
        for field in _asked(one.walk):
            (given if field.name in one.walk.answers else absent).add(field.name)
    optional = {
        field.name for field in kind(kind_id).journey.fields().values() if not field.required
    }
    assert optional - given == set()
    assert optional - absent == set()


@every_kind
def test_every_answer_shown_is_read_in_a_document(kind_id: str) -> None:
    """The value of each field declared as shown stands in one of the documents, on every walk."""
    lost = {
        f"{one.walk.name}: {field}: {words}"
        for one in finished(kind_id)
        for field, words in unread(one.walk, one.whole)
    }
    assert lost == set()


@pytest.mark.parametrize(("kind_id", "field", "because", "answer"), HELD_BACK)
def test_harmful_an_answer_held_back_stands_nowhere(
    kind_id: str, field: str, because: str, answer: str
) -> None:
    """No part of it is read in any document where that answer was given."""
    held = [one for one in finished(kind_id) if one.walk.answers.get(because) == answer]
    marks = [(one, sentinels.marks({field: one.walk.answers[field]})) for one in held]
    assert any(found for _, found in marks)
    assert [one.walk.name for one, found in marks if found & sentinels.marks(one.texts)] == []


@every_kind
def test_every_deciding_option_makes_another_document(kind_id: str) -> None:
    """Any two options of a deciding question give different words on some walk."""
    fields = kind(kind_id).journey.fields().values()
    assert list(undecided(kind_id, fields, all_made(kind_id))) == []


@every_kind
def test_nothing_off_the_path_is_said(kind_id: str) -> None:
    """Junk answers to every question that a path does not ask are dropped before anything is made
    of the rest, and a sample of documents says the same to the letter."""
    for number, one in enumerate(all_made(kind_id)):
        answers = {**junk(one.walk), **one.walk.answers}
        path = replay(one.walk.kind.journey, answers, one.walk.on_date)
        assert set(path.off_path) == answers.keys() - path.answers.keys(), one.walk.name
        assert dict(path.answers) == dict(one.walk.path.answers), one.walk.name
        assert path.pages == one.walk.path.pages, one.walk.name
        if number % 10 == 0:
            assert told(one.walk, answers) == one.texts, one.walk.name


@every_kind
def test_no_mark_stands_in_a_document_that_no_answer_gave(kind_id: str) -> None:
    """Every mark in a text is a mark of an answer on its path."""
    for one in all_made(kind_id):
        given = sentinels.marks(one.walk.answers)
        assert set(sentinels.MARK.findall(one.whole)) <= given, one.walk.name


def unread(walk: Walk, text: str) -> Iterator[tuple[str, str]]:
    """The fields declared as shown whose value is not in the text, and what was looked for."""
    for field in _asked(walk):
        if field.name in walk.answers and field.use == "shown" and not _held_back(walk, field):
            for words in sentinels.shown(field, walk.answers[field.name]):
                if words not in text:
                    yield field.name, words


def _held_back(walk: Walk, field: Field) -> bool:
    return any(
        (kind_id, name) == (walk.kind.id, field.name) and walk.answers.get(because) == answer
        for kind_id, name, because, answer in HELD_BACK
    )


def undecided(kind_id: str, fields: Iterable[Field], among: Sequence[Made]) -> Iterator[str]:
    """Deciding fields of which two options made no difference to any of the walks."""
    for field in fields:
        if field.kind in {"choice", "choices"} and field.use == "deciding":
            for first, second in combinations(_values(field), 2):
                if _excused(kind_id, field, first, second):
                    continue
                if not _differ(among, field, first, second):
                    yield f"{field.name}: {first} and {second}"


def _differ(among: Sequence[Made], field: Field, first: object, second: object) -> bool:
    """Whether some walk says something else once one option stands for the other."""
    for here, there in ((first, second), (second, first)):
        near = [one for one in among if (field.name, here) in one.walk.factors]
        for one in near[:: len(near) // WALKS + 1]:
            other = again(one.walk, {field.name: there})
            if other is not None and told(other, other.answers) != one.texts:
                return True
    return False


def _values(field: Field) -> list[object]:
    """What to compare: each option, for several at once each alone, or no answer."""
    return [one for one in alternatives(field) if not isinstance(one, tuple) or len(one) == 1]


def _excused(kind_id: str, field: Field, first: object, second: object) -> bool:
    pair = {str(one[0] if isinstance(one, tuple) else one) for one in (first, second)}
    return any(
        of in {"", kind_id} and name == field.name and pair <= set(options.split())
        for of, name, options, _ in SAME_WORDS
    )


def _asked(walk: Walk) -> Iterator[Field]:
    for page in walk.path.pages:
        yield from page.fields


def _options(walk: Walk) -> Iterator[tuple[str, str]]:
    for field in _asked(walk):
        yield from _chosen(field, walk.answers)


def _chosen(field: Field, answers: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    value = answers.get(field.name)
    if field.kind == "rows" and isinstance(value, list):
        for row in value:
            for column in field.columns:
                yield from ((f"{field.name}.{name}", one) for name, one in _chosen(column, row))
    elif field.options and value is not None:
        for one in value if isinstance(value, list) else [value]:
            yield field.name, str(one)


def _with_columns(kind_id: str) -> Iterator[Field]:
    for field in kind(kind_id).journey.fields().values():
        yield field
        for column in field.columns:
            yield replace(column, name=f"{field.name}.{column.name}")
