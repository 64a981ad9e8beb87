"""Measures and prints: every time, its ratio to our warm PDF of the letter, and the targets.

`python -m tests.bench` takes about two minutes. Nothing else should be running.
"""

from __future__ import annotations

import io
import statistics
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from letters.documents.docx import document_docx
from letters.documents.pdf import document_pdf
from tests.bench import ours, web
from tests.bench.peers import Office, Template, Typst, can_listen, template_of
from tests.bench.stopwatch import RUNS, Stopwatch, Timing

_BATCH = 16


@dataclass
class Report:
    """What has been measured, by name, and what is printed in the end."""

    stopwatch: Stopwatch
    times: dict[str, Timing] = field(default_factory=dict)
    figures: list[str] = field(default_factory=list)
    targets: list[tuple[str, float, float]] = field(default_factory=list)

    def at_most(self, name: str, found: float, limit: float) -> None:
        """A target: `found` is to be no more than `limit`."""
        self.targets.append((name, found, limit))

    def print(self) -> None:
        """The table, the figures and the targets."""
        unit = self.times["letter: PDF"]
        print(f"medians of {RUNS} runs at the fast clock; ratios to our warm PDF of the letter\n")
        print(f"{'':52}{'CPU ms':>9}{'ratio':>8}{'wall ms':>10}{'ratio':>8}")
        for name, time in self.times.items():
            print(
                f"{name:52}{time.cpu_ms:9.1f}{time.cpu / unit.cpu:8.2f}"
                f"{time.wall_ms:10.1f}{time.wall / unit.wall:8.2f}"
            )
        print("", *self.figures, "", sep="\n")
        for name, found, limit in self.targets:
            verdict = "met" if found <= limit else "MISSED"
            print(f"{verdict:8}{name}: {found:.3g}, at most {limit:.3g}")


def main() -> None:
    report = Report(Stopwatch())
    with tempfile.TemporaryDirectory() as folder:
        _our_own(report)
        _our_own_cold(report, Path(folder))
        _peers(report, Path(folder))
        _capacity(report, Path(folder))
    _web(report)
    report.print()


def _our_own(report: Report) -> None:
    for name, document in ours.letters().items():
        report.figures.append(f"{name}: {_pages(document_pdf(document))} pages")
        measure = report.stopwatch.measure
        report.times[f"{name}: PDF"] = measure(lambda d=document: document_pdf(d))
        report.times[f"{name}: DOCX"] = measure(lambda d=document: document_docx(d))


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _our_own_cold(report: Report, folder: Path) -> None:
    letter = ours.letters()["letter"]
    for form in ("pdf", "docx"):
        work = ours.cold(letter, form, folder)
        report.times[f"letter: {form.upper()}, cold process"] = report.stopwatch.measure(work)


def _peers(report: Report, folder: Path) -> None:
    letter = ours.letters()["letter"]
    template = template_of(letter)
    measure, times = report.stopwatch.measure, report.times
    times["peer: docxtpl, the DOCX alone"] = measure(template.render)
    office = Office(folder)
    times["peer: docxtpl and LibreOffice, cold"] = measure(lambda: office.cold(template.render()))
    times["peer: docxtpl and LibreOffice, warm"] = _warm_peer(report, template, office)
    times["floor: typst"] = measure(Typst(letter).render)
    pages = _pages(office.cold(template.render()))
    report.figures.append(f"peer: {pages} pages, from a template in python-docx's own styles")
    ours_pdf, ours_docx = times["letter: PDF"], times["letter: DOCX"]
    warm, cold = (
        times["peer: docxtpl and LibreOffice, warm"],
        times["peer: docxtpl and LibreOffice, cold"],
    )
    docxtpl = times["peer: docxtpl, the DOCX alone"]
    report.at_most("warm PDF to the warm peer's, wall", ours_pdf.wall / warm.wall, 1 / 2)
    report.at_most("warm PDF to the cold peer's, wall", ours_pdf.wall / cold.wall, 1 / 10)
    report.at_most("DOCX to docxtpl's render, CPU", ours_docx.cpu / docxtpl.cpu, 1 / 3)


def _warm_peer(report: Report, template: Template, office: Office) -> Timing:
    if not can_listen():
        report.figures.append("no listener (python3-uno is missing): the warm peer is a cold one")
        return report.stopwatch.measure(lambda: office.cold(template.render()))
    with office.listener() as listener:
        return report.stopwatch.measure(lambda: listener.warm(template.render()))


def _capacity(report: Report, folder: Path) -> None:
    letter = ours.letters()["letter"]
    for form in ("pdf", "docx"):
        pair = ours.Pair(letter, form)
        timing = report.stopwatch.measure(lambda p=pair: p.make(_BATCH))
        pair.close()
        speed = _BATCH * 1000 / timing.wall_ms
        report.figures.append(f"{form.upper()} on two cores: {speed:.1f} a second")
        if form == "pdf":
            report.at_most("1 / PDFs a second on two cores", 1 / speed, 1 / 16)
    alone = ours.peak_megabytes([letter], folder)
    peak = ours.peak_megabytes(list(ours.letters().values()), folder)
    report.figures.append(f"peak memory of a process: {alone:.0f} MB for the letter alone")
    report.at_most("peak memory in MB of a process that makes all of these", peak, 150)


def _web(report: Report) -> None:
    if not web.is_there():
        report.figures.append("web pages: not there yet")
        return
    try:
        found = statistics.median(web.seconds_to_first_page() for _ in range(3))
    except TimeoutError as late:
        report.figures.append(f"web pages: {late}")
        return
    report.figures.append(f"from start to first page: {found:.2f} s")
    report.at_most("seconds to the first page", found, 3)


if __name__ == "__main__":
    main()
