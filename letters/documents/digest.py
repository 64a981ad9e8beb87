"""A short name for the state of the words that a document was made from."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path


@cache
def digest(folder: Path) -> str:
    """The first twelve digits of a hash over every template of a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.md")):
        whole.update(path.name.encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]
