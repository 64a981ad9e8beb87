"""The answer files of every kind are what their journeys ask for."""

from __future__ import annotations

import pytest

from letters.kinds import kind, kinds
from letters.questions.path import replay
from tests.journeys import files


@pytest.mark.parametrize(
    ("kind_id", "given"),
    [
        pytest.param(kind_id, given, id=f"{kind_id}-{given.name}")
        for kind_id in kinds()
        for given in files.given(kind_id)
    ],
)
def test_every_answer_file_is_whole_and_asks_for_nothing_else(
    kind_id: str, given: files.Given
) -> None:
    """Nothing is missing, nothing is left over, and a file called a stop is one."""
    found = replay(kind(kind_id).journey, given.answers, given.on_date)
    assert (found.refusals, found.off_path, found.pending) == ((), (), None)
    assert (found.stopped is not None) is ("stop-" in given.name)
