"""The command line: a contract that other programs may call."""

from __future__ import annotations

import errno
import io
import json
import math
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from letters import answer_files, clock, law, making
from letters.documents.blocks import Document
from letters.documents.editions import Order
from letters.documents.fonts import FontsMissing
from letters.facts.kinds.start import situation
from letters.kinds import Kind, guide, kinds
from letters.kinds import kind as kind_of
from letters.languages.locales import ENGLISH, locales
from letters.places.authorities import authorities
from letters.places.directory import open_directory, services
from letters.places.services import PlacesWrong, Service, read_services
from letters.questions.gate import Refusal
from letters.questions.path import Path as Walked
from letters.questions.path import replay
from letters.questions.schema import schema
from letters.questions.shared import voice
from letters.reports import (
    deadline_report,
    filled_in,
    kind_report,
    language_report,
    law_lines,
    law_report,
    routes_report,
    service_line,
    service_report,
    stop_text,
    why,
)
from letters.web.settings import SettingsWrong, places_from
from letters.wording import Words

REFUSED = 2


class _Day(click.ParamType[date]):
    """A date as YYYY-MM-DD, of a year that the law's calendar covers."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date; click prints why it is none."""
        try:
            return answer_files.day_of(value)
        except ValueError as wrong:
            self.fail(f"{value}: {wrong}", param, ctx)


_DAY = _Day()


class _Command(click.Group):
    """Help lists the commands in the order in which they are met."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Command)
@click.version_option(package_name="letters")
def main() -> None:
    """Letters for families in England who disagree with a SEND decision."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names in any script, whatever the terminal's is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
def serve(host: str, port: int) -> None:
    """Ask the questions in a browser."""
    from letters.web import serve as serve_web

    serve_web(host, port)


@main.command()
def worker() -> None:
    """Make the PDFs that web nodes on other machines hand on."""
    from letters.web import work

    work()


@main.command("kinds")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_kinds(as_json: bool) -> None:
    """List the kinds of document."""
    report = [kind_report(kind) for kind in kinds().values()]
    if as_json:
        _print_json(report)
        return
    for row in report:
        click.echo(f"{row['id']}: {row['title']}")


@main.command()
@click.argument("kind_id", metavar="KIND")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Schema 2020-12.")
def questions(kind_id: str, as_json: bool) -> None:
    """List what is asked for a kind."""
    kind = _kind(kind_id)
    words = Words(kind.id)
    if as_json:
        _print_json(schema(kind.journey, words.maybe))
        return
    for page in kind.journey.pages():
        if not page.stop:
            names = ", ".join(field.name for field in page.fields)
            click.echo(f"{words(f'page.{page.id}.title')} [{names}]")


@main.command()
@click.argument("kind_id", metavar="KIND")
@click.option("--answers", "answers_path", required=True, help="The answer file (JSON).")
@click.option(
    "--language", default=ENGLISH, show_default=True, help="The language of the document."
)
@click.option("--beside", default=None, help="A second language, beside English.")
@click.option("--edition", type=click.Choice(["copy", "paragraphs"]), default="copy")
@click.option("--typeface", type=click.Choice(["default", "naskh"]), default="default")
@click.option("--on", "on_date", type=_DAY, default=None, help="The day of the document (today).")
@click.option("--format", "formats", required=True, help="pdf, docx, html, txt, ics; with commas.")
@click.option("--out", "folder", required=True, help="The folder for the files.")
def render(
    kind_id: str,
    answers_path: str,
    language: str,
    beside: str | None,
    edition: str,
    typeface: str,
    on_date: date | None,
    formats: str,
    folder: str,
) -> None:
    """Make the documents of a kind from an answer file."""
    kind = _kind(kind_id)
    order = _order(language, beside, edition, typeface)
    wanted = _formats(formats)
    documents = _documents(kind, Path(answers_path), order, on_date)
    for path in _write(Path(folder), _files(documents, wanted)):
        click.echo(click.format_filename(path))


@main.command()
@click.option("--answers", "answers_path", required=True, help="The answer file (JSON).")
@click.option("--on", "on_date", type=_DAY, default=None, help="The day to judge from (today).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def routes(answers_path: str, on_date: date | None, as_json: bool) -> None:
    """List the ways open in a situation, and what is closed and why."""
    kind = guide()
    walked = _walked(kind, Path(answers_path), on_date)
    if as_json:
        _print_json(routes_report(situation(walked.answers)))
        return
    for document in making.made(kind, walked, Order()):
        click.echo(making.written(document, "txt").decode(), nl=False)


@main.command()
@click.argument("decision_id", metavar="DECISION")
@click.option("--sent", type=_DAY, required=True, help="The date printed on the letter.")
@click.option(
    "--certificate", type=_DAY, default=None, help="The date of issue of the certificate."
)
@click.option(
    "--adviser-contacted",
    type=_DAY,
    default=None,
    help="The day the mediation adviser was reached.",
)
@click.option("--on", "on_date", type=_DAY, default=None, help="The day to judge from (today).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def deadlines(
    decision_id: str,
    sent: date,
    certificate: date | None,
    adviser_contacted: date | None,
    on_date: date | None,
    as_json: bool,
) -> None:
    """Work out the dates for an appeal, step by step."""
    if decision_id not in law.decisions():
        _refuse([f"DECISION: there are: {', '.join(law.decisions())}"])
    if on_date is not None and sent > on_date:
        _refuse([Words()("cli.impossible.sent-after-on", day=on_date.isoformat())])
    try:
        dates = law.appeal_dates(
            decision_id,
            sent,
            certificate_issued=certificate,
            adviser_contacted=adviser_contacted,
        )
    except law.ImpossibleDates as impossible:
        _refuse([Words()(f"cli.impossible.{impossible.code}")])
    report, lines = deadline_report(dates, on_date or clock.today())
    if as_json:
        _print_json(report)
    else:
        click.echo("\n".join(lines))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def languages(as_json: bool) -> None:
    """List the languages, how complete each is and who checked it."""
    report = [language_report(locale) for locale in locales().values()]
    if as_json:
        _print_json(report)
        return
    for row in report:
        share = math.floor(float(str(row["completeness"])) * 100)  # never 100% before it is whole
        click.echo(f"{row['tag']}: {row['autonym']}, {share}%. {row['review']}")


@main.command("law")
@click.option("--on", "on_date", type=_DAY, default=None, help="In force on which day (today).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_law(on_date: date | None, as_json: bool) -> None:
    """List the law that the documents rely on, and who checked it when."""
    day = on_date or clock.today()
    if as_json:
        _print_json([law_report(source, day) for source in law.sources().values()])
        return
    for source in law.sources().values():
        click.echo("\n".join(law_lines(source, day)))


@main.group("places", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def list_places(context: click.Context, as_json: bool) -> None:
    """List the authorities of England and what is known of their services."""
    if context.invoked_subcommand:
        return
    _open_directory()
    today = clock.today()
    known: dict[str, list[Service]] = {}
    for service in services():
        known.setdefault(service.gss_code, []).append(service)
    if as_json:
        _print_json(
            [
                {
                    "gss_code": authority.code,
                    "la_name": authority.name,
                    "services": [
                        service_report(one, today) for one in known.get(authority.code, [])
                    ],
                }
                for authority in authorities()
            ]
        )
        return
    for authority in authorities():
        click.echo(f"{authority.code} {authority.name}")
        for one in known.get(authority.code, []):
            click.echo(service_line(one, today))


@list_places.command("check")
@click.argument("file", metavar="FILE")
def check_places(file: str) -> None:
    """Check a file of services, as LETTERS_PLACES names one."""
    try:
        found = read_services(Path(file))
    except PlacesWrong as wrong:
        _refuse(str(wrong).splitlines())
    except OSError as missing:
        _refuse([f"{click.format_filename(file)}: {missing.strerror}"])
    counted = len({one.gss_code for one in found})
    click.echo(Words()("cli.places.fits", count=len(found), authorities=counted))


def _open_directory() -> None:
    """Use the deployment's own places where the environment names some."""
    try:
        open_directory(places_from(os.environ))
    except SettingsWrong as wrong:
        _refuse(str(wrong).splitlines())


def _kind(kind_id: str) -> Kind:
    try:
        return kind_of(kind_id)
    except LookupError as unknown:
        _refuse([f"KIND: {unknown.args[0]}"])


def _order(language: str, beside: str | None, edition: str, typeface: str) -> Order:
    for tag in filter(None, (language, beside)):
        if tag not in locales():
            _refuse([f"--language, --beside: there are: {', '.join(locales())}"])
    try:
        return Order(language, beside, edition, typeface)  # type: ignore[arg-type]
    except ValueError as wrong:
        _refuse([f"--beside, --edition: {wrong}"])


def _formats(text: str) -> list[str]:
    wanted = list(dict.fromkeys(form.strip() for form in text.split(",") if form.strip()))
    if not wanted or not set(wanted) <= making.FORMATS.keys():
        _refuse([f"--format: there are: {', '.join(making.FORMATS)}"])
    return wanted


def _walked(kind: Kind, path: Path, on_date: date | None) -> Walked:
    """The path of an answer file, if it ends in documents; else each reason why it does not."""
    _open_directory()
    try:
        making.open_gate()
        file = answer_files.read_answer_file(path, kind.journey)
    except FontsMissing as missing:
        _refuse([str(missing)])
    except Refusal as refusal:
        _refuse([why(refusal, Words(kind.id))])
    except OSError as missing:
        _refuse([f"{click.format_filename(path)}: {missing.strerror}"])
    day = on_date or file.on_date or clock.today()
    walked = replay(kind.journey, file.answers, day, fill=True)
    words = Words(kind.id, voice=voice(walked.answers))
    if file.refusals or walked.refusals:
        _refuse([why(refusal, words) for refusal in (*file.refusals, *walked.refusals)])
    if walked.stopped:
        _refuse([f"{walked.stopped.id}: {stop_text(walked)}"])
    for name in walked.off_path:
        click.echo(f"{name}: {words('error.off-path')}", err=True)
    for name, known in walked.filled.items():
        click.echo(f"{name}: {filled_in(known.service, day)}", err=True)
    return walked


def _documents(kind: Kind, path: Path, order: Order, on_date: date | None) -> tuple[Document, ...]:
    walked = _walked(kind, path, on_date)
    documents = making.made(kind, walked, order)
    day = walked.answers.on_date
    for source in making.not_in_force(documents, day):
        said = Words()("cli.law.not-in-force", day=day.isoformat())
        click.echo(f"{source.id}: {said}", err=True)
    return documents


def _files(documents: tuple[Document, ...], wanted: list[str]) -> dict[str, bytes]:
    """The content of every file by its name, all made before any is written.

    A calendar of no dates is none: whoever asked for it would take exit 0 for a calendar written.
    """
    if "ics" in wanted and not any(document.days for document in documents):
        _refuse([f"--format ics: {Words()('cli.render.no-calendar')}"])
    return {
        making.file_name(document, form): making.written(document, form)
        for document in documents
        for form in wanted
        if form != "ics" or document.days
    }


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write every file, or none: each is finished beside its place before any is moved there."""
    places = {folder / f".{name}.part": folder / name for name in files}
    new_folders: list[Path] = []
    try:
        new_folders = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        for part, content in zip(places, files.values(), strict=True):
            part.write_bytes(content)
        for place in places.values():
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
        for part, place in places.items():
            part.replace(place)
    except OSError as failed:
        for part in places:
            with suppress(OSError):
                part.unlink()
        for each in new_folders:
            with suppress(OSError):
                each.rmdir()
        _refuse([f"{click.format_filename(failed.filename or folder)}: {failed.strerror}"])
    return list(places.values())


def _print_json(report: object) -> None:
    click.echo(json.dumps(report, ensure_ascii=False, indent=2))


def _refuse(reasons: list[str]) -> NoReturn:
    for reason in reasons:
        click.echo(reason, err=True)
    sys.exit(REFUSED)
