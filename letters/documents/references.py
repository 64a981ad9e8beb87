"""Where the numbers of the sources stand: a sheet for the family has each once in a block."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from letters.documents.blocks import (
    Block,
    Group,
    Listing,
    Paragraph,
    Run,
    Sentence,
    Sentences,
    Timeline,
)


def once_in_a_block(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with a source's number after the first sentence of a paragraph or item that
    relies on it, and after the first of several items in a row that do."""
    return tuple(_once(block) for block in blocks)


def without_numbers(sentences: Sentences) -> Sentences:
    """The sentences without any number of a source."""
    return tuple(_without(sentence, _numbers(sentence)) for sentence in sentences)


def _once(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(block, sentences=_first_only(block.sentences))
        case Listing():
            return _listing(block)
        case Timeline():
            return replace(block, listing=_listing(block.listing))
        case Group():
            return replace(block, blocks=once_in_a_block(block.blocks))
    return block


def _listing(block: Listing) -> Listing:
    return replace(block, items=_first_item_only(block.items))


def _first_only(sentences: Sentences) -> Sentences:
    earlier: set[int] = set()
    kept: list[Sentence] = []
    for sentence in sentences:
        kept.append(_without(sentence, earlier))
        earlier |= _numbers(sentence)
    return tuple(kept)


def _first_item_only(items: tuple[Sentences, ...]) -> tuple[Sentences, ...]:
    before = ((), *items[:-1])
    return tuple(
        tuple(_without(sentence, _all_numbers(said)) for sentence in _first_only(item))
        for item, said in zip(items, before, strict=True)
    )


def _all_numbers(sentences: Sentences) -> set[int]:
    return {number for sentence in sentences for number in _numbers(sentence)}


def _numbers(sentence: Sentence) -> set[int]:
    return {run.target for run in sentence.runs if run.target is not None}


def _without(sentence: Sentence, numbers: Collection[int]) -> Sentence:
    """The sentence without these references and the space before each."""
    runs: list[Run] = []
    for run in sentence.runs:
        if run.target is not None and run.target in numbers:
            runs.pop()
        else:
            runs.append(run)
    return replace(sentence, runs=tuple(runs))
