"""Which ways the conditions of templates went, heard while documents are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined

from letters.documents import compose as composing
from letters.documents.compose import DOCUMENT_TEMPLATES
from letters.documents.template import TemplateLine, read, to_jinja


@dataclass(frozen=True, order=True)
class Place:
    """A line of a template. `way` is "said" for a line that is said, "under" for what stands under
    a control line, "false" for a condition that did not hold and has nothing to say instead."""

    template: str
    number: int
    way: str

    def __str__(self) -> str:
        return f"{self.template}.md line {self.number}: {self.way}"


_USUAL = composing._environment
_heard: set[Place] = set()


@contextmanager
def heard() -> Iterator[set[Place]]:
    """The places that the documents made inside reach."""
    _heard.clear()
    found: set[Place] = set()
    composing._environment = _environment
    try:
        yield found
    finally:
        composing._environment = _USUAL
        found |= _heard


def places(name: str, folder: Path = DOCUMENT_TEMPLATES) -> frozenset[Place]:
    """Every place of a template that some document must reach.

    A condition with one arm must be false at some time too; a loop need not be empty, and after
    the last of several arms nothing need be left.
    """
    lines = read(folder, name)
    said = {
        Place(name, line.number, "said")
        for line in lines
        if line.shape not in {"control", "blank", "open", "close", "ruler"}
    }
    under = {Place(name, line.number, "under") for line in lines if _word(line) in _ARMS}
    return frozenset(said | under | {Place(name, line.number, "false") for line in _single(lines)})


def listening(name: str, lines: tuple[TemplateLine, ...]) -> str:
    """A template as Jinja source that tells which of its places are reached."""
    closing = {end: line.number for line, end in _single(lines).items()}
    told = []
    for line, source in zip(lines, to_jinja(name, lines).split("\n"), strict=True):
        if line.number in closing:
            false = _call(name, closing[line.number], "false")
            told.append(f"{{% else %}}{false}{source}")
        elif _word(line) in _ARMS:
            told.append(source + _call(name, line.number, "under"))
        elif line.shape == "control":
            told.append(source)
        else:
            told.append(_call(name, line.number, "said") + source)
    return "\n".join(told)


_ARMS = {"if", "elif", "else", "for"}


def _word(line: TemplateLine) -> str:
    found = re.match(r"\{%-?\s*(\w+)", line.source)
    return found[1] if found else ""


def _call(name: str, number: int, way: str) -> str:
    return f"{{{{ reached({name!r}, {number}, {way!r}) }}}}"


def _single(lines: tuple[TemplateLine, ...]) -> dict[TemplateLine, int]:
    """Each `if` that has one arm only, and the number of the line that ends it."""
    waiting: list[tuple[TemplateLine, int]] = []
    found = {}
    for line in lines:
        match _word(line):
            case "if" | "for":
                waiting.append((line, 1))
            case "elif" | "else":
                opener, arms = waiting.pop()
                waiting.append((opener, arms + 1))
            case "endif" | "endfor":
                opener, arms = waiting.pop()
                if arms == 1 and _word(opener) == "if":
                    found[opener] = line.number
    return found


def _reached(template: str, number: int, way: str) -> str:
    _heard.add(Place(template, number, way))
    return ""


class _Loader(BaseLoader):
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        return listening(template, read(self.folder, template)), template, None


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(loader=_Loader(folder), undefined=StrictUndefined, autoescape=True)
    environment.filters |= _USUAL(folder).filters
    environment.globals["reached"] = _reached
    return environment
