"""Facts and a template make records: which sentences are said, in order, with which values.

Records know no language. The same records read in two languages give two texts of one shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from letters.documents.template import (
    Pattern,
    TemplateError,
    TemplateLine,
    parse,
    read,
    to_jinja,
)
from letters.places_on_disk import TEMPLATES
from letters.values import Address, Code, Duration, FreeText, Line, Name, Title, Weekday

Value = date | time | int | Name | Line | Code | Address | FreeText | Weekday | Duration | Title
DOCUMENT_TEMPLATES = TEMPLATES / "documents"
PAGE_TEMPLATES = TEMPLATES / "pages"
_VALUES = (date, time, int, Name, Line, Code, Address, FreeText, Weekday, Duration, Title)


class ValueMissing(ValueError):  # noqa: N818 - it says what is wrong
    """A sentence was to be said with a value that is absent or of no printable kind."""


@dataclass(frozen=True)
class Spoken:
    """One sentence as said: its pattern and its values by placeholder."""

    pattern: Pattern
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Record:
    """One template line as said. `shape` and `argument` are the line's; `place` names its file
    and number, for errors."""

    shape: str
    argument: str
    spoken: tuple[Spoken, ...]
    place: str = ""


def compose(
    name: str, context: Mapping[str, object], folder: Path = DOCUMENT_TEMPLATES
) -> tuple[Record, ...]:
    """The records of template `name` for these facts.

    Raises ValueMissing, naming the sentence, when a value is None, a bare string or undefined, and
    TemplateError, naming file and line, where the template cannot be read.
    """
    records: list[Record] = []

    def record(template: str, position: int, values: list[Mapping[str, object]]) -> str:
        records.append(_record(template, read(folder, template)[position], values))
        return ""

    try:
        _environment(folder).get_template(name).render({**context, "record": record})
    except TemplateSyntaxError as wrong:
        raise TemplateError(f"{wrong.name}.md line {wrong.lineno}: {wrong.message}") from wrong
    except UndefinedError as wrong:
        raise ValueMissing(f"{name}.md: {wrong}") from wrong
    return tuple(records)


def sources_said(records: tuple[Record, ...]) -> tuple[str, ...]:
    """The ids of the sources in the order in which they are first relied on."""
    said = (
        source
        for record in records
        for spoken in record.spoken
        for source in spoken.pattern.sources
    )
    return tuple(dict.fromkeys(said))


def _record(template: str, line: TemplateLine, values: list[Mapping[str, object]]) -> Record:
    spoken = tuple(
        Spoken(pattern, {name: _printable(pattern, name, value) for name, value in given.items()})
        for pattern, given in zip(line.patterns, values, strict=True)
    )
    return Record(line.shape, line.argument, spoken, f"{template}.md line {line.number}")


def _printable(pattern: Pattern, name: str, value: object) -> Value:
    if isinstance(value, _VALUES) and not isinstance(value, bool):
        return value
    kind = type(value).__name__
    raise ValueMissing(
        f"{pattern.id or 'a bare value'}: {name} is {kind}, which no document prints"
    )


class _Loader(BaseLoader):
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        path = self.folder / f"{template}.md"
        if not path.exists():
            raise TemplateNotFound(template)
        return (
            to_jinja(template, parse(template, path.read_text(encoding="utf-8"))),
            str(path),
            None,
        )


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(loader=_Loader(folder), undefined=StrictUndefined, autoescape=True)
    environment.filters["weekday"] = _weekday
    environment.filters["code"] = _code
    return environment


# What is no date or text goes on as it is, so that the sentence that wanted it is named.
def _weekday(value: object) -> object:
    return Weekday(value) if isinstance(value, date) else value


def _code(value: object) -> object:
    return Code(str(value)) if isinstance(value, str) else value
