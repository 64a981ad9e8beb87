"""A document as plain text, to paste into a council's web form.

A line has one direction, that of its wording. In a right-to-left line every value, and in any
line whatever runs the other way, stands between an isolate (U+2066, U+2067) and its end (U+2069),
so that no number or name turns round in a window that shows plain text; so does a telephone
number among right-to-left words. There is no other control character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from letters.documents.blocks import (
    AddressBlock,
    Block,
    Direction,
    Document,
    Group,
    Heading,
    Listing,
    Paragraph,
    Part,
    Run,
    Sentences,
    Table,
    Timeline,
    Words,
    WritingSpace,
    join,
)

_ISOLATE: dict[Direction, str] = {"ltr": "\u2066", "rtl": "\u2067"}
_END = "\u2069"
_BETWEEN_PARTS = "-" * 40
_WRITE_HERE = "_" * 40


def document_text(document: Document) -> str:
    """The whole document; parts are separated by a ruled line."""
    parts = (_part(part) for part in document.parts)
    return f"\n\n{_BETWEEN_PARTS}\n\n".join(parts) + "\n"


def _part(part: Part) -> str:
    return "\n\n".join(_stanzas(part.blocks, part.direction))


def _stanzas(blocks: Iterable[Block], surrounding: Direction) -> Iterator[str]:
    """Blocks as stanzas, which a blank line separates."""
    for block in blocks:
        if isinstance(block, Group):
            yield from _stanzas(block.blocks, surrounding)
        else:
            yield "\n".join(_lines(block, surrounding))


def _lines(block: Block, surrounding: Direction) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield _text(block.sentences, surrounding)
        case Listing():
            for number, item in enumerate(block.items, start=block.first):
                yield _marker(block.kind, number) + _text(item, surrounding)
        case Table():
            yield from _table(block, surrounding)
        case AddressBlock():
            yield from (_line((run,), surrounding) for run in block.lines)
        case Words():
            yield from (_line((run,), surrounding) for run in block.paragraphs)
        case Timeline():
            yield from _lines(block.listing, surrounding)
        case WritingSpace():
            yield _text(block.label, surrounding)
            yield _WRITE_HERE


def _marker(kind: str, number: int) -> str:
    return {"bullet": "- ", "check": "[ ] "}.get(kind, f"{number}. ")


def _table(block: Table, surrounding: Direction) -> Iterator[str]:
    """A table read cell by cell, each after its column's header; a blank line between rows."""
    if block.caption:
        yield _text(block.caption, surrounding)
    for row in block.rows:
        yield ""
        for header, cell in zip(block.header, row, strict=True):
            yield f"{_text(header, surrounding)}: {_text(cell, surrounding)}".rstrip()


def _text(sentences: Sentences, surrounding: Direction) -> str:
    return _line(join(sentences), surrounding)


def _line(runs: tuple[Run, ...], surrounding: Direction) -> str:
    direction = _direction(runs, surrounding)
    return "".join(_isolated(runs, direction))


def _direction(runs: tuple[Run, ...], surrounding: Direction) -> Direction:
    wording = [run.direction for run in runs if not run.value and run.text.strip()]
    if wording:
        return surrounding if surrounding in wording else wording[0]
    return runs[0].direction if len(runs) == 1 else surrounding


def _isolated(runs: tuple[Run, ...], direction: Direction) -> Iterator[str]:
    """The text of runs; neighbours that run the other way share one isolate, values never do."""
    opened: Direction | None = None
    for run in runs:
        text = "".join(f"{_ISOLATE['ltr']}{t}{_END}" if number else t for t, number in run.pieces)
        alone = run.value and direction == "rtl"
        foreign = run.direction if run.direction != direction and not alone else None
        if not opened and not run.text.strip():
            foreign = None
        if opened and (foreign != opened or run.line_break):
            yield _END
            opened = None
        if run.line_break:
            yield "\n"
        elif alone:
            yield _ISOLATE[run.direction] + text + _END
        else:
            if foreign and not opened:
                yield _ISOLATE[foreign]
                opened = foreign
            yield text
    if opened:
        yield _END
