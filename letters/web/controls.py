"""What a question page shows: each field of a form with its words, as typed, and what was wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from letters.languages.locales import locale
from letters.languages.scripts import direction_of
from letters.questions.forms import PageForm
from letters.questions.gate import Refusal
from letters.questions.journey import Field, Page
from letters.questions.reading import DATE_PARTS, Parts, row_fields, rows_typed
from letters.web.typed_languages import ANOTHER, typed_languages
from letters.wording import Words

_UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_DIGITS = {"day": 2, "month": 2, "year": 4}


@dataclass(frozen=True)
class Option:
    """One answer to choose. `direction` is set where the label is not in the page's language."""

    id: str
    value: str
    label: str
    hint: str = ""
    chosen: bool = False
    lang: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Box:
    """A box to type in: an input or a text area."""

    id: str
    label: str
    value: str
    wrong: bool = False
    width: int = 0


@dataclass(frozen=True)
class Control:
    """A field as it is shown. `question` is true where the page's title is its label; `inside`
    where it is one of a row's."""

    kind: str
    id: str
    label: str
    hint: str
    error: str
    optional: bool
    question: bool = False
    inside: bool = False
    value: str = ""
    options: tuple[Option, ...] = ()
    suggestions: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    english: Box | None = None
    languages: tuple[Option, ...] = ()
    language_wrong: bool = False
    rows: tuple[Row, ...] = ()

    @property
    def in_english(self) -> bool:
        """Whether nothing about another language has been said."""
        chosen = next((one.value for one in self.languages if one.chosen), "en")
        return chosen == "en" and not (self.english and self.english.value)

    @property
    def own_words(self) -> bool:
        """Whether rows have room for own words."""
        return any(inner.kind == "free" for inner in self.rows[0].controls) if self.rows else False

    def described_by(self, *more: str) -> str:
        """The ids of whatever says more about the field."""
        ids = [f"{self.id}-hint"] if self.hint else []
        ids += [f"{self.id}-error"] if self.error else []
        return " ".join((*ids, *more))


@dataclass(frozen=True)
class Row:
    """One row of a list."""

    number: int
    id: str
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Problem:
    """A line of the summary of what was wrong: words, and the id of the control to mend."""

    target: str
    words: str
    row: int | None = None


@dataclass(frozen=True)
class Sheet:
    """All the controls of a page, and its problems."""

    controls: tuple[Control, ...]
    problems: tuple[Problem, ...] = field(default=())


def sheet(page: Page, form: PageForm, words: Words, refused: Sequence[Refusal] = ()) -> Sheet:
    """The sheet of a page: `form` as typed, and what of it was refused."""
    writer = _Writer(words, refused, alone=len(page.fields) == 1)
    controls = tuple(writer.control(one.spec, one.parts) for one in form.answer_fields())
    targets = {target.id: target for target in _targets(controls)}
    problems = tuple(writer.problem(refusal, tuple(targets)) for refusal in refused)
    return Sheet(controls, problems)


class _Writer:
    def __init__(self, words: Words, refusals: Sequence[Refusal], *, alone: bool) -> None:
        self.words = words
        self.refusals = refusals
        self.alone = alone

    def control(self, spec: Field, parts: Parts, path: str = "", row: str = "") -> Control:
        """One control. `path` leads to its words and `row` is the start of its row's ids."""
        path = path or f"field.{spec.name}"
        label = self.words.maybe(f"{path}.label")
        question = self.alone and not row and label is None
        control = Control(
            kind=spec.kind,
            id=spec.name,
            label=label or "",
            hint=self.words.maybe(f"{path}.hint") or "",
            error=self._error(spec.name),
            optional=not spec.required,
            question=question,
            inside=bool(row),
        )
        return _FILL[spec.kind](self, control, spec, parts, path)

    def problem(self, refusal: Refusal, ids: tuple[str, ...]) -> Problem:
        """A refusal as a line that leads to the control it is about."""
        starts = (one for one in ids if one.startswith(f"{refusal.field}-"))
        target = refusal.field if refusal.field in ids else next(starts, ids[0])
        found = re.match(r"[a-z_0-9]+-(\d+)-", refusal.field)
        row = int(found[1]) + 1 if found else None
        return Problem(target, self._reason(refusal), row)

    def choice(self, control: Control, spec: Field, parts: Parts, path: str) -> Control:
        """The options, with those chosen."""
        chosen = parts.get(spec.name, [])
        options = tuple(
            Option(
                spec.name if place == 0 else f"{spec.name}-{option}",
                option,
                self.words(f"{path}.option.{option}"),
                self.words.maybe(f"{path}.hint.{option}") or "",
                option in chosen,
            )
            for place, option in enumerate(spec.options)
        )
        return replace(control, options=options)

    def text(self, control: Control, spec: Field, parts: Parts, path: str) -> Control:
        """What was typed on a line or a few."""
        return replace(control, value=_first(parts, spec.name), suggestions=spec.suggestions)

    def date(self, control: Control, spec: Field, parts: Parts, path: str) -> Control:
        """Day, month and year."""
        wrong = {r.field for r in self._of(spec.name)}
        boxes = tuple(
            Box(
                f"{spec.name}-{part}",
                self.words(f"date.{part}"),
                _first(parts, f"{spec.name}-{part}"),
                wrong=bool(wrong & {spec.name, f"{spec.name}-{part}"}),
                width=_DIGITS[part],
            )
            for part in DATE_PARTS
        )
        return replace(control, boxes=boxes)

    def free(self, control: Control, spec: Field, parts: Parts, path: str) -> Control:
        """Own words, their language, and an English version."""
        tag = _first(parts, f"{spec.name}-language") or "en"
        wrong = {r.field for r in self._of(spec.name)}
        english = f"{spec.name}-english"
        label = self.words("free.english")
        return replace(
            control,
            value=_first(parts, spec.name),
            languages=_languages(f"{spec.name}-language", tag, self.words),
            language_wrong=f"{spec.name}-language" in wrong,
            english=Box(english, label, _first(parts, english), english in wrong),
        )

    def rows(self, control: Control, spec: Field, parts: Parts, path: str) -> Control:
        """The rows typed so far, one at least."""
        rows = []
        for number in rows_typed(spec.name, parts) or [0]:
            start = f"{spec.name}-{number}-"
            controls = tuple(
                self.control(
                    column, parts, f"{path}.column.{column.name.removeprefix(start)}", start
                )
                for column in row_fields(spec, number)
            )
            rows.append(Row(number, f"{spec.name}-{number}", controls))
        return replace(control, rows=tuple(rows))

    def _error(self, name: str) -> str:
        return next((self._reason(refusal) for refusal in self._of(name)), "")

    def _of(self, name: str) -> Iterator[Refusal]:
        """The refusals of a field and its parts; those of a row's field are the row's own."""
        parts = {name, *(f"{name}-{part}" for part in (*DATE_PARTS, "language", "english"))}
        return (refusal for refusal in self.refusals if refusal.field in parts)

    def _reason(self, refusal: Refusal) -> str:
        name, _, rest = refusal.field.partition("-")
        column = re.match(r"\d+-([a-z_0-9]+)", rest)
        own = [f"field.{name}.column.{column[1]}.error"] if column else []
        detail = _isolated(refusal.detail, self.words.tag)
        for key in (*own, f"field.{name}.error"):
            found = self.words.maybe(f"{key}.{refusal.reason}", detail=detail)
            if found is not None:
                return found
        return self.words(f"error.{refusal.reason}", detail=detail)


_FILL = {
    "choice": _Writer.choice,
    "choices": _Writer.choice,
    "name": _Writer.text,
    "line": _Writer.text,
    "code": _Writer.text,
    "email": _Writer.text,
    "address": _Writer.text,
    "date": _Writer.date,
    "free": _Writer.free,
    "rows": _Writer.rows,
}


def another_row(name: str, parts: Mapping[str, list[str]]) -> tuple[dict[str, list[str]], int]:
    """The parts of a list with one empty row more, and that row's number."""
    numbers = rows_typed(name, parts) or [0]
    number = numbers[-1] + 1
    return {**parts, f"{name}-{number}-": [""]}, number


def row_taken_away(name: str, number: int, parts: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The parts of a list without one of its rows."""
    return {key: typed for key, typed in parts.items() if not key.startswith(f"{name}-{number}-")}


def _targets(controls: tuple[Control, ...]) -> Iterator[Box | Option | Control]:
    """Whatever on the page can be stepped into, in order."""
    for control in controls:
        if control.rows:
            for row in control.rows:
                yield from _targets(row.controls)
        elif control.boxes:
            yield from control.boxes
        elif control.options:
            yield control.options[0]
        else:
            yield control
            if control.english:
                yield Box(f"{control.id}-language", "", "")
                yield control.english


def _languages(start: str, tag: str, words: Words) -> tuple[Option, ...]:
    listed = tuple(
        Option(
            f"{start}-{one.tag}",
            one.tag,
            one.autonym,
            chosen=one.tag == tag,
            lang=one.tag,
            direction=one.direction,
        )
        for one in typed_languages()
    )
    other = ANOTHER if tag in {one.value for one in listed} else tag
    label = words("site.free.another_language")
    return (*listed, Option(f"{start}-{other}", other, label, chosen=other == tag))


def _isolated(detail: str, tag: str) -> str:
    """A number or character from elsewhere keeps its own direction among words of the other."""
    if not detail or locale(tag).direction == direction_of(detail):
        return detail
    return f"\u2068{detail}\u2069"


def _first(parts: Parts, name: str) -> str:
    return _visible((parts.get(name) or [""])[0])


def _visible(text: str) -> str:
    """Text for a box: as typed, but a character that no page can hold is shown by its picture, so
    that whoever is asked to take it out can see it."""
    return _UNSHOWN.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
