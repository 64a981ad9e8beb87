"""Which lines of a document stay on the page of the line after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from letters.documents.blocks import Block, Document, Group, leads_on, lines_of


def leading(document: Document) -> Iterator[int]:
    """The places, from 0 and in order, of the lines that say what stands in the next one."""
    start = 0
    for part in document.parts:
        yield from _leading(part.blocks, start)
        start += sum(1 for block in part.blocks for _ in lines_of(block))


def _leading(blocks: Sequence[Block], start: int) -> Iterator[int]:
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Group):
            yield from _leading(block.blocks, start)
        start += sum(1 for _ in lines_of(block))
        if after is not None and leads_on(block, after):
            yield start - 1
