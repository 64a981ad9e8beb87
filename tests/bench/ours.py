"""Our own letters: in this process, in a fresh one, in two at a time."""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from letters.documents.blocks import Document
from letters.documents.docx import document_docx
from letters.documents.pdf import document_pdf
from tests.documents.samples import documents

_COLD = """
import pickle, sys
from letters.documents.{form} import document_{form}
with open(sys.argv[1], "rb") as kept:
    document_{form}(pickle.load(kept))
"""
_MEMORY = """
import pickle, re, sys
from letters.documents.docx import document_docx
from letters.documents.pdf import document_pdf
with open(sys.argv[1], "rb") as kept:
    for document in pickle.load(kept):
        document_pdf(document)
        document_docx(document)
with open("/proc/self/status") as status:
    print(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1])
"""
_WORKERS = 2


def letters() -> dict[str, Document]:
    """What is measured, by name: a letter first, which everything else is compared with."""
    found = documents()
    chosen = {
        "letter": "english",
        "letter and Urdu copy": "copy-ur",
        "letter and Polish copy": "copy-pl",
        "paragraph by paragraph, Urdu": "pairs-ur",
        "checklist": "checklist",
    }
    return {name: found[sample] for name, sample in chosen.items()}


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
        self.work = {"pdf": document_pdf, "docx": document_docx}[form]
        self.document = document
        self.work(document)  # so that both start with everything loaded
        self.pool = multiprocessing.get_context("fork").Pool(_WORKERS)

    def make(self, number: int) -> float:
        """Seconds on the wall for so many documents."""
        start = time.perf_counter()
        self.pool.map(_length, [(self.work, self.document)] * number, chunksize=1)
        return time.perf_counter() - start

    def close(self) -> None:
        self.pool.close()
        self.pool.join()


def _length(job: tuple[Callable[[Document], bytes], Document]) -> int:
    work, document = job
    return len(work(document))
