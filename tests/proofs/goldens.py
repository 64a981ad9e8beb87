"""Letters kept as they were read: one for each document × voice, from a named journey.

`python -m tests.proofs.goldens` writes them again. The name of a file says what it holds:
DOCUMENT--VOICE--JOURNEY.txt.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from letters.kinds import kinds
from letters.wording import Words
from tests.journeys import files
from tests.proofs.made import KINDS, Made, finished

FOLDER = Path(__file__).parent / "golden"


def golden_files() -> list[Path]:
    """The letters kept."""
    return sorted(FOLDER.glob("*.txt"))


@cache
def wanted() -> dict[str, str]:
    """The file names that there must be, and their letters."""
    best: dict[tuple[str, str], tuple[str, Made]] = {}
    for kind_id in KINDS:
        named = {one.name for one in files.given(kind_id)}
        for one in finished(kind_id):
            if one.walk.name not in named:
                continue
            for document, text in one.texts.items():
                key = (document, one.walk.voice)
                if key not in best or _better(one, text, *best[key]):
                    best[key] = (text, one)
    return {
        f"{document}--{voice.replace('_', '-')}--{one.walk.name}.txt": _without_kinds(text)
        for (document, voice), (text, one) in best.items()
    }


def _without_kinds(text: str) -> str:
    """A letter without the lines that name a kind: they grow with every kind that is added."""
    titles = tuple(f": {Words(kind_id)('kind.title')}" for kind_id in kinds())
    return "\n".join(line for line in text.split("\n") if not line.endswith(titles))


def _better(one: Made, text: str, other_text: str, other: Made) -> bool:
    """The journey called the fullest, else the longest letter."""
    fullest = ("fullest" in one.walk.name, len(text), one.walk.name)
    return fullest > ("fullest" in other.walk.name, len(other_text), other.walk.name)


def main() -> None:
    """Write every letter, and remove those that no document × voice wants."""
    FOLDER.mkdir(exist_ok=True)
    for old in golden_files():
        if old.name not in wanted():
            old.unlink()
    for name, text in wanted().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
