"""A draft in a Word file: found again, also after Word has saved the file; and nothing else."""

from __future__ import annotations

import io
import json
import time
import tracemalloc
import zipfile

import pytest

from letters.drafts.in_word import NAMESPACE, PART, draft_in_word, with_draft

DRAFT = json.dumps({"answers": {"name": "Zażółć <&> \x07 \ud800 اردو"}}).encode()
RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(**members: bytes) -> bytes:
    """A zip file; two underscores stand for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return made.getvalue()


def word() -> bytes:
    """As little of a Word file as there can be."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", b"<document/>")
        archive.writestr("word/_rels/document.xml.rels", RELATIONS)
    return made.getvalue()


def of(part: bytes) -> bytes:
    """A Word file with such a part in the place of ours."""
    return zipped(customXml__item1=part)


def test_a_draft_is_found_again() -> None:
    """Whatever was typed, and byte for byte the same file each time."""
    made = with_draft(word(), DRAFT)
    assert draft_in_word(made) == DRAFT
    assert made == with_draft(word(), DRAFT)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"customXml/item1.xml" in archive.read("word/_rels/document.xml.rels")
        assert b"itemProps1" in archive.read("[Content_Types].xml")


def test_a_draft_is_found_where_word_has_moved_it() -> None:
    """Word numbers the parts anew, and other programs leave parts of their own."""
    with zipfile.ZipFile(io.BytesIO(with_draft(word(), DRAFT))) as archive:
        part = archive.read(PART)
    others = {f"customXml__item{number}": b"<other/>" for number in range(1, 9)}
    assert draft_in_word(zipped(**others, customXml__item9=part)) == DRAFT


BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(f'<!ENTITY {chr(98 + n)} "{10 * f"&{chr(97 + n)};"}">'.encode() for n in range(9))
    + f'] ><draft xmlns="{NAMESPACE}">&j;</draft>'.encode()
)
OUTSIDE = (
    f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><draft xmlns="{NAMESPACE}">&x;</draft>'
)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"PK",
        word(),
        word()[:-40],
        of(b"<draft>no namespace</draft>"),
        of(f'<other xmlns="{NAMESPACE}"/>'.encode()),
        of(f'<draft xmlns="{NAMESPACE}"><in/>side</draft>'.encode()),
        of(f'<draft xmlns="{NAMESPACE}">cut'.encode()),
        of(BILLION),
        of(BILLION.decode().encode("utf-16")),
        of(OUTSIDE.encode()),
        of(OUTSIDE.encode("utf-16") + NAMESPACE.encode()),
        of(f'<draft xmlns="{NAMESPACE}">'.encode() + b" " * 50_000_000),
        of(f'<draft xmlns="{NAMESPACE}">'.encode() + b"<a>" * 300_000),
        zipped(**{f"customXml__item{n}": NAMESPACE.encode() * 60_000 for n in range(450)}),
        zipped(**{f"customXml__item{n}": b"" for n in range(3_000)}),
    ],
    ids=range(16),
)
def test_what_holds_none_is_refused_in_time_and_memory(file: bytes) -> None:
    """Damaged, bombs of both kinds, entities, boxes within boxes, thousands of members."""
    start = time.process_time()
    assert draft_in_word(file) is None
    assert time.process_time() - start < 1
    tracemalloc.start()
    draft_in_word(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


def test_a_member_that_lies_about_its_length_is_read_no_further() -> None:
    """The list of a zip file may say anything."""
    made = bytearray(of(f'<draft xmlns="{NAMESPACE}">'.encode() + b" " * 30_000_000))
    entry = made.index(b"PK\x01\x02") + 24
    made[entry : entry + 4] = (1000).to_bytes(4, "little")
    assert draft_in_word(bytes(made)) is None
