"""What people type, and what nobody should: strategies for the boxes of a page."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from letters.questions.answers import Answers
from letters.questions.gate import Refusal
from letters.questions.journey import Field, Page
from letters.questions.reading import DATE_PARTS, parts_of, read
from tests.hostile.strings import strings

Parts = dict[str, list[str]]
_HOSTILE = [one.typed for one in strings() if one.category != "surrogates"]
_LETTERS = "aeZzŁżéñ ߐعائشہיגבਗুአ陳大Юї09٣۴৫"
_SIGNS = " \n\r\t\u00a0\u0301\u200c\u200d\u202e\u2069<>&\"'{}%#*|=[]()\\/:;@+-_.,\x00\x1f\ufffe😀"

#: Text as a browser may send it: it has no lone surrogates.
TEXT = st.one_of(
    st.sampled_from(_HOSTILE),
    st.text(st.sampled_from(_LETTERS + _SIGNS), max_size=260),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.sampled_from(_HOSTILE), min_size=2, max_size=4).map(" ".join),
    st.builds(lambda one, many: one * many, st.sampled_from(_HOSTILE), st.integers(2, 400)),
)
_NUMBERS = st.one_of(
    st.integers(-1, 40).map(str),
    st.integers(1900, 2110).map(str),
    st.sampled_from(["", "31", "29", "2", "26", "2027", "٣", "۲۰۲۶", "০৫", "²", "1e3", "½", "Feb"]),
    TEXT,
)
_ODD_OPTIONS = st.one_of(st.sampled_from(["", "yes", "no", "0"]), TEXT)


def wild_parts(spec: Field) -> st.SearchStrategy[Parts]:
    """Anything at all for a field, in the boxes that it has."""
    if spec.kind == "rows":
        numbers = st.lists(st.sampled_from([0, 0, 1, 2, 7, 61, 999]), max_size=3, unique=True)
        return numbers.flatmap(lambda chosen: _merged([_row(spec, number) for number in chosen]))
    if spec.kind == "date":
        boxes = {f"{spec.name}-{part}": _NUMBERS for part in DATE_PARTS}
        return st.fixed_dictionaries({}, optional=boxes).map(_one_each)
    if spec.options:
        chosen = st.one_of(st.sampled_from(spec.options), _ODD_OPTIONS)
        return st.lists(chosen, max_size=3).map(lambda values: {spec.name: values})
    boxes = {spec.name: TEXT}
    if spec.kind == "free":
        tags = st.one_of(st.sampled_from(["en", "ur", "pl", "und", "EN-gb", ""]), TEXT)
        boxes |= {f"{spec.name}-language": tags, f"{spec.name}-english": TEXT}
    return st.fixed_dictionaries({}, optional=boxes).map(_one_each)


def wild_page(page: Page) -> st.SearchStrategy[Parts]:
    """Anything at all for a page: some of its boxes, and now and then one that it has not."""
    strange = st.dictionaries(
        st.sampled_from(["", "x", "action", "answers", "__proto__", "child_name-0-x", "x" * 300]),
        st.lists(TEXT, min_size=1, max_size=2),
        max_size=1,
    )
    return _merged([*map(wild_parts, page.fields), strange])


def kept(spec: Field, before: Answers, otherwise: object) -> st.SearchStrategy[object]:
    """An answer that the field keeps; `otherwise` where what was drawn is refused."""
    if spec.kind == "rows":
        columns = {
            column.name: kept(column, before, _from_row(otherwise, column.name))
            for column in spec.columns
        }
        some = st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=4)
        return some.map(lambda rows: [_without_empty(row) for row in rows])
    if spec.options or spec.kind == "date":
        return st.just(otherwise)
    if spec.kind == "free":
        tags = st.sampled_from(["en", "en", "ur", "pl", "und"])
        words = st.builds(lambda text, tag: {"text": text, "language": tag}, TEXT, tags)
        return words.map(lambda value: _read(spec, value, before) or otherwise)
    return TEXT.map(lambda text: _read(spec, text, before) or otherwise)


def _read(spec: Field, value: object, before: Answers) -> object:
    try:
        return read(spec, parts_of(spec, value), before)
    except Refusal:
        return None


def _from_row(rows: object, name: str) -> object:
    first = rows[0] if isinstance(rows, list) and rows else {}
    return first.get(name) if isinstance(first, Mapping) else None


def _without_empty(row: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None}


def _row(spec: Field, number: int) -> st.SearchStrategy[Parts]:
    fields = [wild_parts(column) for column in spec.columns]
    start = f"{spec.name}-{number}-"
    return _merged(fields).map(lambda parts: {f"{start}{name}": at for name, at in parts.items()})


def _merged(strategies: list[st.SearchStrategy[Parts]]) -> st.SearchStrategy[Parts]:
    return st.tuples(*strategies).map(lambda many: {k: v for one in many for k, v in one.items()})


def _one_each(boxes: Mapping[str, str]) -> Parts:
    return {name: [text] for name, text in boxes.items()}
