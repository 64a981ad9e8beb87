"""Measures and prints: every time, its ratio to our warm PDF of the letter, and the targets.

`python -m tests.bench` takes about ten minutes; `python -m tests.bench web` measures that part
alone. Nothing else should be running: the load of the machine is printed too.
"""

from __future__ import annotations

import io
import os
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pikepdf

from letters import making
from tests.bench import ours, web
from tests.bench.peers import Office, Template, Typst, can_listen, template_of
from tests.bench.stopwatch import RUNS, Stopwatch, Timing

FORMS = ("pdf", "docx")
_BATCH = 16


@dataclass
class Report:
    """What has been measured, by name, and what is printed in the end."""

    stopwatch: Stopwatch
    times: dict[str, Timing] = field(default_factory=dict)
    figures: list[str] = field(default_factory=list)
    targets: list[tuple[str, float, float]] = field(default_factory=list)
    limits: list[tuple[str, float]] = field(default_factory=list)

    def at_most(self, name: str, found: float, limit: float) -> None:
        """A target: `found` is to be no more than `limit`."""
        self.targets.append((name, found, limit))

    def at_most_ms(self, name: str, limit: float) -> None:
        """The same of a time that has been measured, in milliseconds on the wall."""
        self.limits.append((name, limit))

    def print(self) -> None:
        """The table, the figures and the targets."""
        unit = self.times["letter: PDF"]
        print(f"medians of {RUNS} runs at the fast clock; ratios to our warm PDF of the letter")
        print(
            "load of the machine in the last 1, 5, 15 minutes:", *map(round, os.getloadavg()), "\n"
        )
        print(f"{'':60}{'CPU ms':>9}{'ratio':>8}{'wall ms':>10}{'ratio':>8}")
        for name, time in self.times.items():
            print(
                f"{name:60}{time.cpu_ms:9.1f}{time.cpu / unit.cpu:8.2f}"
                f"{time.wall_ms:10.1f}{time.wall / unit.wall:8.2f}"
            )
        print("", *self.figures, "", sep="\n")
        walls = [(f"{name}, ms", self.times[name].wall_ms, limit) for name, limit in self.limits]
        for name, found, limit in self.targets + walls:
            verdict = "met" if found <= limit else "MISSED"
            print(f"{verdict:8}{name}: {found:.3g}, at most {limit:.3g}")


def main(wanted: list[str]) -> None:
    """Measure the parts named, or all; what was measured is printed also if one comes to grief."""
    report = Report(Stopwatch())
    making.open_gate()
    parts = {"peers": _peers, "kinds": _kinds, "capacity": _capacity, "web": _web}
    with tempfile.TemporaryDirectory() as folder:
        _letter(report, Path(folder))
        try:
            for name in wanted or parts:
                parts[name](report, Path(folder))
        finally:
            report.print()


def _letter(report: Report, folder: Path) -> None:
    letter = ours.letter()
    report.figures.append(f"letter: {_pages(making.written(letter, 'pdf'))} pages")
    for form in FORMS:
        name, measure = f"letter: {form.upper()}", report.stopwatch.measure
        report.times[name] = measure(partial(making.written, letter, form))
        report.times[f"{name}, cold process"] = measure(ours.cold(letter, form, folder))


def _kinds(report: Report, folder: Path) -> None:
    """Each kind with all its documents, warm in each language, cold by the command line."""
    for case in ours.fullest():
        for one in (case, *ours.beside(case)):
            documents = one.documents()
            pages = "+".join(str(_pages(pdf)) for pdf in one.write(documents, "pdf"))
            report.figures.append(f"{one.name}: {pages} pages")
            report.times[f"{one.name}: the words"] = report.stopwatch.measure(one.documents)
            for form in FORMS:
                work = partial(one.write, documents, form)
                report.times[f"{one.name}: {form.upper()}"] = report.stopwatch.measure(work)
        for form in FORMS:
            timing = report.stopwatch.measure(partial(case.cold, form, folder))
            report.times[f"{case.name}: {form.upper()}, by the command line"] = timing


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _peers(report: Report, folder: Path) -> None:
    letter = ours.letter()
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
    letter = ours.letter()
    for form in FORMS:
        pair = ours.Pair(letter, form)
        timing = report.stopwatch.measure(partial(pair.make, _BATCH))
        pair.close()
        speed = _BATCH * 1000 / timing.wall_ms
        report.figures.append(f"{form.upper()} on two cores: {speed:.1f} a second")
        if form == "pdf":
            report.at_most("1 / PDFs a second on two cores", 1 / speed, 1 / 16)
    everything = [
        document
        for case in ours.fullest()
        for one in (case, *ours.beside(case))
        for document in one.documents()
    ]
    alone = ours.peak_megabytes([letter], folder)
    report.figures.append(f"peak memory of a process: {alone:.0f} MB for the letter alone")
    peak = ours.peak_megabytes(everything, folder)
    report.at_most("peak memory in MB of a process that makes all of these", peak, 150)


def _web(report: Report, _: Path) -> None:
    with web.application() as app:
        for case in ours.fullest():
            with web.on_its_day(case):
                _web_pages(report, web.Visitor(app, case))
                for one in (case, *ours.beside(case)):
                    _wait(report, web.Visitor(app, one))
    found = statistics.median(web.seconds_to_first_page() for _ in range(3))
    report.at_most("seconds from make serve to the first page", found, 3)


def _web_pages(report: Report, visitor: web.Visitor) -> None:
    for page, work in web.pages(visitor).items():
        name = f"{visitor.case.name}: {page}"
        report.times[name] = report.stopwatch.measure(work)
        report.at_most_ms(name, 5)


def _wait(report: Report, visitor: web.Visitor) -> None:
    document = visitor.case.documents()[0].name
    name = f"{visitor.case.name}: the PDF after reading"
    work = partial(visitor.open, f"download/{document}.pdf")
    report.times[name] = report.stopwatch.measure(work, before=visitor.read)
    report.at_most_ms(name, 20)


if __name__ == "__main__":
    main(sys.argv[1:])
