"""A kind with questions that nobody reads, and a template whose condition never fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from letters.kinds import Kind
from letters.questions.journey import Field, Page, Section

FOLDER = Path(__file__).parent

# Declared as shown, and printed nowhere; declared as deciding, and deciding nothing.
NOT_SHOWN = Field("planted_line", "line")
NOT_DECIDING = Field("planted_choice", "choice", "deciding", options=("this", "that"))


def with_idle_questions(kind: Kind) -> Kind:
    """The kind, with two more questions at its end that no document takes up."""
    idle = Section("planted", (Page("planted", (NOT_SHOWN, NOT_DECIDING)),))
    journey = replace(kind.journey, sections=(*kind.journey.sections, idle))
    return Kind(journey, kind.judge)
