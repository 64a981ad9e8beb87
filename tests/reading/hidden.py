"""What a file holds besides what is read in it: every member, stream and attachment looked at."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pikepdf

from letters.drafts.draft_file import FORMAT, LOCKED
from letters.drafts.in_word import NAMESPACE
from letters.kinds import kinds

# The names that answers have in a draft, and the marks of a draft itself.
ANSWERS = frozenset(
    name.encode() for one in kinds().values() for name in one.journey.fields() if "_" in name
)
DRAFTS = frozenset({FORMAT.encode(), LOCKED.encode(), NAMESPACE.encode(), b"customXml"})


def hidden(file: bytes, *more: str) -> list[str]:
    """Whatever stands in a file of ANSWERS, DRAFTS and `more`, and may stand in none."""
    never = ANSWERS | DRAFTS | {one.encode() for one in more}
    held = b"\n".join(_held(file))  # no name that is looked for goes over a line
    return sorted(one.decode() for one in never if one in held)


def _held(file: bytes) -> Iterator[bytes]:
    """The bytes of a file, of every member of a zip, of every object and stream of a PDF."""
    yield file
    if file.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    elif file.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(file)) as pdf:
            for one in pdf.objects:
                yield one.unparse(resolved=False)
                if isinstance(one, pikepdf.Stream):
                    yield _content(one)


def _content(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture
        return stream.read_raw_bytes()
