"""Our own letters, each kind as full as it gets: in this process, in a fresh one, in two."""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from letters import making
from letters.documents.blocks import Document
from letters.kinds import Kind, kind, kinds
from letters.languages.locales import ENGLISH
from letters.making import Order
from letters.questions.path import replay
from letters.reports import published
from tests.journeys.files import FOLDER, Given, given

_COLD = """
import pickle, sys
from letters.making import written
with open(sys.argv[1], "rb") as kept:
    written(pickle.load(kept), {form!r})
"""
_MEMORY = """
import pickle, re, sys
from letters.making import written
with open(sys.argv[1], "rb") as kept:
    for document in pickle.load(kept):
        written(document, "pdf")
        written(document, "docx")
with open("/proc/self/status") as status:
    print(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1])
"""
_LETTERS = Path(sys.executable).with_name("letters")
_WORKERS = 2


@dataclass(frozen=True)
class Case:
    """A kind's answers and the edition ordered; `name` is what the report calls it."""

    name: str
    kind: Kind
    given: Given
    order: Order = field(default_factory=Order)

    def documents(self) -> tuple[Document, ...]:
        """Its documents, from the answers on."""
        path = replay(self.kind.journey, self.given.answers, self.given.on_date)
        return making.made(self.kind, path, self.order)

    def write(self, documents: tuple[Document, ...], form: str) -> list[bytes]:
        """The documents as files."""
        return [making.written(document, form) for document in documents]

    def cold(self, form: str, folder: Path) -> None:
        """The same by the command line, from its start to its end."""
        answers = FOLDER / self.kind.id / f"{self.given.name}.json"
        day = self.given.on_date.isoformat()
        options = ("--on", day, "--format", form, "--out", str(folder))
        command = (str(_LETTERS), "render", self.kind.id, "--answers", str(answers), *options)
        subprocess.run(command, check=True, capture_output=True)


def letter() -> Document:
    """The letter that everything is compared with: a complaint of two pages, in English."""
    complaint = kind("complaint-local-authority")
    return Case("letter", complaint, _answers(complaint, "parent-shortest")).documents()[0]


def fullest() -> list[Case]:
    """Each kind with the fullest answers there are, in English."""
    return [Case(one.id, one, _answers(one, "fullest")) for one in kinds().values()]


def beside(case: Case) -> Iterator[Case]:
    """The same with each translation beside it, then paragraph by paragraph."""
    for tag in published():
        if tag != ENGLISH:
            order = Order(ENGLISH, tag)
            yield Case(f"{case.name}, {order.suffix}", case.kind, case.given, order)


def _answers(asked: Kind, name: str) -> Given:
    """A parent's answers whose name ends so; the longest file where there are several."""
    found = (one for one in given(asked.id) if one.name.startswith("parent"))
    return max((one for one in found if one.name.endswith(name)), key=lambda one: len(one.answers))


def cold(document: Document, form: str, folder: Path) -> Callable[[], object]:
    """A program that starts, makes one file and ends."""
    kept = folder / "document.pickle"
    kept.write_bytes(pickle.dumps(document))
    command = [sys.executable, "-c", _COLD.format(form=form), str(kept)]
    return lambda: subprocess.run(command, check=True)


def peak_megabytes(some: list[Document], folder: Path) -> float:
    """The most memory that a process takes which makes these documents, three times over.

    Asked of /proc, because what getrusage says begins with the memory of whoever started it.
    """
    kept = folder / "documents.pickle"
    kept.write_bytes(pickle.dumps(some * 3))
    command = [sys.executable, "-c", _MEMORY, str(kept)]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return int(found) / 1024


class Pair:
    """Two processes that make files at the same time."""

    def __init__(self, document: Document, form: str) -> None:
        self.document, self.form = document, form
        # Started afresh, as the product's own: a copy of a process that has drawn may hang.
        self.pool = multiprocessing.get_context("forkserver").Pool(_WORKERS)

    def make(self, number: int) -> float:
        """Seconds on the wall for so many documents."""
        start = time.perf_counter()
        self.pool.map(_length, [(self.document, self.form)] * number, chunksize=1)
        return time.perf_counter() - start

    def close(self) -> None:
        self.pool.close()
        self.pool.join()


def _length(job: tuple[Document, str]) -> int:
    return len(making.written(*job))
