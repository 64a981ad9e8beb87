"""What is printed is what was said: every format read back, in every edition of every language."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from letters.kinds import kind
from letters.questions.answers import SCHEMA
from tests.journeys.walk import junk
from tests.proofs import covering, printing
from tests.proofs.made import KINDS, Made, finished
from tests.reading import gates
from tests.reading.office import convert, paragraphs

every_kind = pytest.mark.parametrize("kind_id", KINDS)
READERS = (*(gate.__name__ for gate in gates.GATES), "recall", "word", "html", "txt", "hidden")


@every_kind
def test_covering_set_is_small_and_whole(kind_id: str) -> None:
    """At most sixty answer files say every sentence, hold every condition and come to every page
    that any walk does."""
    chosen = covering.covering(kind_id)
    assert len(chosen) <= covering.MOST
    covered = set().union(*map(covering.reach, chosen))
    assert set().union(*map(covering.reach, finished(kind_id))) <= covered


@pytest.mark.parametrize("reader", READERS)
@every_kind
def test_english_documents_read_back(kind_id: str, reader: str) -> None:
    """Each document of the covering set says in each format what its blocks say."""
    assert _faults(printing.english(kind_id), reader) == []


@pytest.mark.parametrize("reader", READERS)
@every_kind
def test_translated_documents_read_back(kind_id: str, reader: str) -> None:
    """So does the fullest of each voice in every edition of every other language."""
    assert _faults(printing.translated(kind_id), reader) == []


def test_every_edition_is_printed() -> None:
    """Each kind × language × edition is among what was read back."""
    for kind_id in KINDS:
        main = kind(kind_id).journey.documents[0]
        stems = {printed.document.file_stem for printed in printing.translated(kind_id)}
        assert {f"{main}-{order.suffix}" for order in covering.editions()} <= stems


def test_libreoffice_reads_the_same_and_as_many_pages(tmp_path: Path) -> None:
    """Opened by LibreOffice, the fullest of each voice holds its lines in order, on as many pages
    as our PDF, give or take one for each part."""
    chosen = {printed.name.replace(" ", "-"): printed for printed in _for_office()}
    files = {name: printed.docx for name, printed in chosen.items()}
    for name, path in convert(files, "fodt", tmp_path).items():
        lines = map(gates.text_of, gates.lines(chosen[name].document))
        assert paragraphs(path) == [line for line in lines if line], name
    found = {
        name: (printing.pages(path.read_bytes()), chosen[name].pages)
        for name, path in convert(files, "pdf", tmp_path).items()
    }
    near = {name: len(chosen[name].document.parts) for name in found}
    assert {n: both for n, both in found.items() if abs(both[0] - both[1]) > near[n]} == {}


@every_kind
def test_two_processes_write_the_same_bytes(kind_id: str, tmp_path: Path) -> None:
    """The command line, in a process of its own, writes what was written here, to the byte; and
    junk in answers off the path changes none."""
    one = covering.fullest(kind_id)[0]
    file = tmp_path / "answers.json"
    answers = {**junk(one.walk), **one.walk.answers}
    on = one.walk.on_date.isoformat()
    file.write_text(json.dumps({"schema": SCHEMA, "on": on, "answers": answers}), encoding="utf-8")
    here = {
        f"{document.file_stem}.{form}": digest
        for printed in _of(one, kind_id)
        for document in [printed.document]
        for form, digest in printed.hashes.items()
    }
    forms = {name.rpartition(".")[2] for name in here}  # no calendar where there are no dates
    told = _render(kind_id, file, tmp_path, ",".join(sorted(forms)))
    assert {"pdf", "docx", "html", "txt"} <= forms
    assert {Path(line).name: _digest(Path(line)) for line in told} == here


def _faults(printed: tuple[printing.Printed, ...], reader: str) -> list[str]:
    return [f"{one.name}: {fault}" for one in printed for fault in one.faults.get(reader, [])]


def _for_office() -> list[printing.Printed]:
    found = []
    for kind_id in KINDS:
        names = {one.walk.name for one in covering.fullest(kind_id)}
        found += [one for one in printing.english(kind_id) if one.name.split()[0] in names]
        first = covering.fullest(kind_id)[0].walk.name
        found += [one for one in printing.translated(kind_id) if one.name.split()[0] == first]
    return found


def _of(made: Made, kind_id: str) -> list[printing.Printed]:
    return [one for one in printing.english(kind_id) if one.name.split()[0] == made.walk.name]


def _render(kind_id: str, file: Path, folder: Path, formats: str) -> list[str]:
    letters = str(Path(sys.executable).with_name("letters"))
    command = [letters, "render", kind_id, "--answers", str(file)]
    command += ["--format", formats, "--out", str(folder / "out")]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return run.stdout.split("\n")[:-1]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
