"""Memory: never written to a disk by a crash, and not without end for a process that renders."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from letters import making
from letters.documents.blocks import Document
from letters.kinds import kind
from letters.making import Order
from letters.questions.limits import FREE_TEXT, WHOLE_LETTER
from letters.questions.path import replay
from letters.web.pool import NotMade, RenderPool, _specimen
from tests.journeys import files

# Prints what this process may leave behind when it crashes: the limit, and whether it may at all.
ASK = (
    "import ctypes, resource; print(resource.getrlimit(resource.RLIMIT_CORE)[0],"
    " ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
)
FORBID = "from letters.web.memory import forbid_core_dumps; forbid_core_dumps();"
LET_IT = (
    "import resource; hard = resource.getrlimit(resource.RLIMIT_CORE)[1];"
    "resource.setrlimit(resource.RLIMIT_CORE, (hard, hard));"
)
HUNGRY = 700  # megabytes
COMPLAINT = "complaint-local-authority"
URDU = "خصوصی تعلیمی ضروریات کے بارے میں کونسل کا فیصلہ درست نہیں ہے۔ "
HALF_A_GIGABYTE = str(512 * 1024 * 1024)


@dataclass(frozen=True)
class Hungry:
    """Stands for a document that wants too much memory: the process gets it on taking it in."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return bytearray, (HUNGRY * 1024 * 1024,)


def limits_of(pid: int, name: str) -> list[str]:
    """A limit of a process, and how far it could be raised, as the system states them."""
    lines = Path(f"/proc/{pid}/limits").read_text(encoding="ascii").splitlines()
    return next(line for line in lines if line.startswith(name)).removeprefix(name).split()[:2]


def leaves_behind(code: str) -> str:
    """What a process that has run this code would leave behind in a crash."""
    return subprocess.check_output([sys.executable, "-c", code + ASK], text=True).strip()


def test_a_crash_leaves_nothing_behind() -> None:
    """No core dump within the limits, and none for a program that collects them either."""
    assert leaves_behind(LET_IT + FORBID) == "0 0"


def test_a_process_that_may_be_dumped_would_be_seen() -> None:
    """The planted fault: one that never forbade it."""
    assert leaves_behind(LET_IT).endswith(" 1")


def test_an_application_forbids_it_however_it_is_started() -> None:
    """Under another server too, where only the factory is called."""
    assert leaves_behind(LET_IT + "from letters.web import create_app; create_app();") == "0 0"


@pytest.fixture(scope="module")
def pool() -> Iterator[RenderPool]:
    """One process with the memory that it has by default."""
    made = RenderPool(workers=1, waiting=2, seconds=20)
    made.start()
    assert made.wait_until_warm(60)
    yield made
    made.close()


def pid_of(pool: RenderPool) -> int:
    """The process that the pool's one worker attends."""
    process = pool._workers[0]._process
    assert process is not None
    assert process.pid is not None
    return process.pid


def test_a_process_that_renders_has_both_limits(pool: RenderPool) -> None:
    """As the system states them."""
    assert limits_of(pid_of(pool), "Max core file size") == ["0", "0"]
    assert limits_of(pid_of(pool), "Max data size") == [HALF_A_GIGABYTE, HALF_A_GIGABYTE]
    assert limits_of(os.getpid(), "Max data size") == ["unlimited", "unlimited"]


def test_a_job_that_wants_too_much_fails_alone(pool: RenderPool) -> None:
    """It is told so, its process goes, and the next document is made by a fresh one."""
    before = pid_of(pool)
    with pytest.raises(NotMade, match=r"^MemoryError$"):
        pool.submit(Hungry(), "pdf").result(60)  # type: ignore[arg-type]
    assert pool.submit(_specimen(), "pdf").result(60).startswith(b"%PDF-")
    assert pid_of(pool) != before
    assert limits_of(pid_of(pool), "Max data size")[0] == HALF_A_GIGABYTE


def largest_letter() -> Document:
    """A complaint with as much typed in Urdu as is allowed, after its English."""
    given = next(one for one in files.given(COMPLAINT) if one.name == "adviser-fullest")
    answers = copy.deepcopy(dict(given.answers))
    left = WHOLE_LETTER - 3_000  # for what else stands in it
    for words in own_words(answers):
        if left >= FREE_TEXT:
            words.pop("english", None)
            words |= {"text": (URDU * 200)[: FREE_TEXT - 10].strip(), "language": "ur"}
            left -= FREE_TEXT
    path = replay(kind(COMPLAINT).journey, answers, given.on_date)
    return making.made(kind(COMPLAINT), path, Order("en", "ur", "copy"))[0]


def own_words(value: Any) -> Iterator[dict[str, Any]]:
    """Every answer that was given in somebody's own words."""
    if isinstance(value, dict) and {"text", "language"} <= value.keys():
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from own_words(part)


def test_the_largest_letter_needs_less_than_half_of_it() -> None:
    """So that whatever may be typed can be printed, on machines and with fonts of other years."""
    half = RenderPool(workers=1, waiting=2, seconds=300, megabytes=256)
    made = half.submit(largest_letter(), "pdf").result(300)
    half.close()
    assert made.startswith(b"%PDF-")
    assert len(made) > 150_000


def test_without_the_limit_it_would_get_it() -> None:
    """The planted fault: with more allowed, the same job fails for another reason."""
    generous = RenderPool(workers=1, waiting=2, seconds=20, megabytes=HUNGRY * 4)
    with pytest.raises(NotMade, match=r"^AttributeError$"):
        generous.submit(Hungry(), "pdf").result(60)  # type: ignore[arg-type]
    generous.close()
