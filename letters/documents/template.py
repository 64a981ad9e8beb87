"""Reading a document template: one line is one sentence, with its id and its sources.

    The council had to tell me its decision by {{ due | weekday }}. {#due law=send-regs-r5}

Control stands on lines of its own (`{% if %}`, `{% for %}`). Each other line is turned into a
call that records the sentence and the values it holds, so that Jinja decides *which* sentences
are said and nothing a person typed is ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from letters.documents.blocks import STYLES

GROUPS = ("box", "loud", "signature", "keep")
ADDRESSES = ("sender", "recipient")
SOURCES = "sources"
TIMELINE = "timeline"
ITEM = {"- [ ] ": "check", "- ": "bullet", "1. ": "number"}
_MARKED = re.compile(
    r"^(?P<words>.*?)\s*\{#(?P<id>[a-z0-9-]+)(?P<attributes>(?: [a-z]+=[^\s}]+)*)\}$"
)
_VALUE = re.compile(r"\{\{(.+?)\}\}")
_ONLY_VALUE = re.compile(r"^\{\{((?:(?!\}\}).)+)\}\}$")
_PLACEHOLDER = re.compile(r"\{([a-z_0-9]+)\}")
# What other Markdown would make a block of, or an item that our lists do not have.
_OUTSIDE = re.compile(r"#|>|[*+-]\s|-{3}|_{3}|`{3}|~{3}|\d+[.)]\s|\[[ x]\]|:::|\^|\s")
_INLINE = MarkdownIt("zero").enable(["emphasis", "link"])
_LEFT_OVER = re.compile(r"\*\*|__|\]\(|`|<[a-z/!]|\n", re.IGNORECASE)
_LINKS = ("https://", "mailto:", "tel:", "/", "#")
FIRST_MARK = 0xF0000  # a plane of private-use characters, which no answer may hold
_CELL_BAR = re.compile(r"\|(?=(?:[^{}]|\{\{.*?\}\}|\{#.*?\})*$)")


class TemplateError(ValueError):
    """A template line that cannot be read; the message names the file and line."""


@dataclass(frozen=True)
class Pattern:
    """One sentence as written: its id, English with {placeholders}, what fills them, its sources.

    `id` is empty for a line or cell that holds a value and nothing else.
    """

    id: str
    english: str
    expressions: tuple[tuple[str, str], ...]
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Stretch:
    """Words of a sentence that share their weight and the address they lead to (None: nowhere).
    A private-use character stands for each value: see `marked`."""

    text: str
    bold: bool
    href: str | None


@dataclass(frozen=True)
class TemplateLine:
    """One line of a template: its shape and the sentences (table cells) it holds.

    `shape` is "control", "blank", "text", "heading-N", "item-KIND", "more" (a further sentence
    of the item above), "caption", "row", "ruler", "open" or "close".
    """

    number: int
    shape: str
    patterns: tuple[Pattern, ...] = ()
    argument: str = ""
    source: str = ""


def parse(name: str, text: str) -> tuple[TemplateLine, ...]:
    """Every line of a template. `name` is used in errors and as the messages' context."""
    note = ""
    lines: list[TemplateLine] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        try:
            line = _line(number, raw.rstrip(), f"{name}#", note)
        except TemplateError as error:
            raise TemplateError(f"{name}.md line {number}: {error}") from None
        note = _note(raw)
        lines.append(line)
    _unique(name, lines)
    return tuple(lines)


def to_jinja(name: str, lines: tuple[TemplateLine, ...]) -> str:
    """The template as Jinja source: control lines as they are, every other line a recorded call."""
    return "\n".join(
        line.source
        if line.shape == "control"
        else f"{{{{ record({name!r}, {position}, {_call(line)}) }}}}"
        for position, line in enumerate(lines)
    )


def patterns(lines: tuple[TemplateLine, ...]) -> Iterator[Pattern]:
    """The sentences of a template that have words to translate."""
    for line in lines:
        for pattern in line.patterns:
            if pattern.id:
                yield pattern


@cache
def read(folder: Path, name: str) -> tuple[TemplateLine, ...]:
    """The parsed template `name` of a folder."""
    return parse(name, (folder / f"{name}.md").read_text(encoding="utf-8"))


def marked(text: str, names: Collection[str]) -> str:
    """A sentence with a private-use character in the place of each {value}, in the order of
    `names`. TemplateError where its values are others than those, or a brace stands alone."""
    found = dict.fromkeys(_PLACEHOLDER.findall(text))
    if found.keys() != set(names):
        raise TemplateError(
            f"its values are {', '.join(found) or 'none'}; they must be "
            f"{', '.join(names) or 'none'}"
        )
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        raise TemplateError("a brace stands only around a value")
    if any(ord(character) >= FIRST_MARK for character in text):
        raise TemplateError("a private-use character has no place in a sentence")
    places = {name: chr(FIRST_MARK + place) for place, name in enumerate(names)}
    return _PLACEHOLDER.sub(lambda value: places[value[1]], text)


def stretches(text: str) -> Iterator[Stretch]:
    """A marked sentence read as Markdown: bold passages and links. TemplateError for the rest."""
    bold, href = False, None
    for token in _INLINE.parseInline(text)[0].children or []:
        if token.type in {"strong_open", "strong_close"}:
            bold = token.type == "strong_open"
        elif token.type in {"link_open", "link_close"}:
            href = _address(token) if token.type == "link_open" else None
        elif token.type != "text":
            raise TemplateError(f"{token.type} has no place in a sentence")
        elif _LEFT_OVER.search(token.content):
            raise TemplateError("bold is not closed, a link leads nowhere, or markup is unknown")
        elif token.content:
            yield Stretch(token.content, bold, href)


def _address(token: Token) -> str:
    href = str(token.attrGet("href") or "")
    if not href.startswith(_LINKS) or "%F3%B0" in href:
        raise TemplateError(f"a link leads to https, mailto or tel and holds no value: {href!r}")
    return href


def _line(number: int, raw: str, context: str, note: str) -> TemplateLine:
    stripped = raw.strip()
    if stripped.startswith("{%"):
        if not stripped.endswith("%}") or stripped.count("{%") != 1:
            raise TemplateError("control stands alone on its line")
        return TemplateLine(number, "control", source=stripped)
    if not stripped or (stripped.startswith("{#") and stripped.endswith("#}")):
        return TemplateLine(number, "blank" if not stripped else "control")
    if stripped == ":::":
        return TemplateLine(number, "close")
    if stripped.startswith("::: "):
        return TemplateLine(number, "open", argument=_container(stripped[4:].strip()))
    shape, body = _shape(raw)
    if shape == "row":
        return _row(number, body, context, note)
    if _OUTSIDE.match(body):
        raise TemplateError("no block that a document may hold starts like this")
    return TemplateLine(number, shape, (_pattern(body, context, note),))


def _container(argument: str) -> str:
    known = {*GROUPS, *ADDRESSES, *STYLES, SOURCES, TIMELINE}
    if argument in known or re.fullmatch(r"(?:space|drawing) [1-9]\d?", argument):
        return argument
    raise TemplateError(f"no container is called {argument!r}")


def _shape(raw: str) -> tuple[str, str]:
    heading = re.match(r"(#{1,3}) (.*)", raw)
    if heading:
        return f"heading-{len(heading[1])}", heading[2]
    if raw.startswith("  "):
        return "more", raw.strip()
    for marker, kind in ITEM.items():
        if raw.startswith(marker):
            return f"item-{kind}", raw[len(marker) :]
    if raw.startswith("^ "):
        return "caption", raw[2:]
    if raw.startswith("|"):
        return "row", raw
    return "text", raw


def _row(number: int, body: str, context: str, note: str) -> TemplateLine:
    before, *cells, after = (cell.strip() for cell in _CELL_BAR.split(body))
    if before or after or not cells:
        raise TemplateError("a row starts and ends with a bar")
    if all(re.fullmatch(r"-+", cell) for cell in cells):
        return TemplateLine(number, "ruler")
    found = tuple(_pattern(cell, context, note) if cell else Pattern("", "", ()) for cell in cells)
    return TemplateLine(number, "row", found)


def _pattern(body: str, context: str, note: str) -> Pattern:
    alone = _ONLY_VALUE.match(body)
    if alone:
        return Pattern("", "{value}", (("value", alone[1].strip()),))
    sentence = _MARKED.match(body)
    if not sentence:
        raise TemplateError("a sentence ends with its id, as {#some-id}")
    words = sentence["words"]
    if not words:
        raise TemplateError("a sentence has words")
    if "{%" in words:
        raise TemplateError("no control inside a sentence: write whole-sentence variants")
    if re.search(r"[{}]", _VALUE.sub("", words)):
        raise TemplateError("a brace stands only around a value")
    values = [_named(expression) for expression in _VALUE.findall(words)]
    expressions = dict(values)
    if len(expressions) != len(set(values)):
        raise TemplateError("two different values have one name: give one another name with set")
    english = _VALUE.sub(lambda value: "{" + _named(value[1])[0] + "}", words)
    for _ in stretches(marked(english, expressions)):  # raises where the markup is wrong
        pass
    attributes = dict(pair.split("=", 1) for pair in sentence["attributes"].split())
    unknown = set(attributes) - {"law"}
    if unknown:
        raise TemplateError(f"unknown attribute {', '.join(sorted(unknown))}")
    sources = tuple(attributes["law"].split(",")) if "law" in attributes else ()
    return Pattern(context + sentence["id"], english, tuple(expressions.items()), sources, note)


def _named(expression: str) -> tuple[str, str]:
    expression = expression.strip()
    subject = expression.split("|")[0].strip()
    name = re.sub(r"[^a-z0-9]+", "_", subject.lower()).strip("_")
    if not name:
        raise TemplateError("a value has a name")
    return name, expression


def _note(raw: str) -> str:
    comment = re.fullmatch(r"\{#\s*for translators:\s*(.*?)\s*#\}", raw.strip())
    return comment[1] if comment else ""


def _call(line: TemplateLine) -> str:
    cells = (
        "{"
        + ", ".join(f"{name!r}: ({expression})" for name, expression in pattern.expressions)
        + "}"
        for pattern in line.patterns
    )
    return "[" + ", ".join(cells) + "]"


def _unique(name: str, lines: list[TemplateLine]) -> None:
    seen: set[str] = set()
    for pattern in patterns(tuple(lines)):
        if pattern.id in seen:
            raise TemplateError(f"{name}.md: the id {pattern.id} stands twice")
        seen.add(pattern.id)
