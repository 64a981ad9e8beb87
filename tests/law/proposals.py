"""Words of the plans of 2026 to change the law, which are not law and may not pass for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The white paper, the consultation and the bills of 2026, and what they propose.
PROPOSED = re.compile(
    r"education for all|white paper|every child achieving|individual support plan|\bISPs?\b"
    r"|specialist provision package|key[- ]stage review|king[’']s speech|health bill"
    r"|putting children and young people first|independent SEND (?:member|specialist)"
    r"|tribunal[^.]{0,40} last resort|abolish",
    re.IGNORECASE,
)
_SAID = re.compile(r"\bnot (?:the )?law\b|\bnot in this list\b", re.IGNORECASE)


def presented_as_law(text: str) -> Iterator[str]:
    """The lines that speak of a proposal without saying that it is not law."""
    for line in text.splitlines():
        if PROPOSED.search(line) and not _SAID.search(line):
            yield line.strip()
