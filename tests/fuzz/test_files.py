"""Any file of answers is read or refused in words; junk off the path changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.answer_files import read_answer_file
from letters.questions.answers import SCHEMA
from letters.questions.gate import Refusal
from letters.questions.path import replay
from tests.fuzz import budget
from tests.fuzz.typed import TEXT
from tests.fuzz.visitor import BASES

_SURROGATES = st.text(st.characters(categories=["Cs", "Cc", "Cn", "Lo"]), max_size=8)
_LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT, _SURROGATES)
_KEYS = st.one_of(
    st.sampled_from(["text", "language", "english", "what", "on", "schema", "answers"]), _SURROGATES
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=3)),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file is written, again and again."""
    return tmp_path_factory.mktemp("fuzz") / "answers.json"


@budget.budget("files")
@given(data=st.data())
def test_any_file_is_read_or_refused(file: Path, data: st.DataObject) -> None:
    """Answers changed, taken away and added; each refusal names its field."""
    budget.ran["files"] += 1
    base = data.draw(st.sampled_from(BASES))
    journey = base.kind.journey
    names = st.one_of(st.sampled_from(sorted(journey.fields())), _KEYS)
    changes = data.draw(st.dictionaries(names, _VALUES, min_size=1, max_size=3))
    taken = data.draw(st.lists(st.sampled_from(sorted(journey.fields())), max_size=2))
    answers = {**base.given.answers, **changes}
    for name in taken:
        answers.pop(name, None)
    content = {"schema": SCHEMA, "on": base.given.on_date.isoformat(), "answers": answers}
    file.write_text(json.dumps(content), encoding="utf-8")
    try:
        read = read_answer_file(file, journey)
    except Refusal:
        return
    path = replay(journey, read.answers, read.on_date or base.given.on_date)
    asked = {spec.name for page in path.pages for spec in page.fields}
    assert all(refusal.field.split("-")[0] in asked for refusal in path.refusals)
    assert {refusal.field for refusal in read.refusals} == set(answers) - set(journey.fields())
    assert path.complete or path.stopped or path.refusals
    again = replay(journey, {**read.answers, **path.answers}, read.on_date or base.given.on_date)
    assert dict(again.answers) == dict(path.answers)


@budget.budget("bytes")
@given(content=st.one_of(st.binary(max_size=60), TEXT.map(lambda text: text.encode())))
def test_bytes_that_are_no_file(file: Path, content: bytes) -> None:
    """Whatever the bytes, the answer is words."""
    budget.ran["bytes"] += 1
    file.write_bytes(content)
    with pytest.raises(Refusal):
        read_answer_file(file, BASES[0].kind.journey)
