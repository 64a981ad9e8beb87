"""`letters render`: every file or none, and each refused field with its reason."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from letters.kinds import Kind, kinds
from letters.questions.gate import Refusal
from letters.reports import error_words
from letters.wording import Words
from tests.cli.running import everything_in, letters, refused
from tests.journeys.files import FOLDER, paths

CHECKLIST = FOLDER / "appeal-checklist" / "parent-contents-shortest.json"


@pytest.fixture(autouse=True)
def _an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command runs where nothing of the project is."""
    monkeypatch.chdir(tmp_path)


def content(path: Path = CHECKLIST) -> dict[str, Any]:
    """An answer file as JSON."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def file_of(answers: Mapping[str, object] | None = None, **keys: object) -> Path:
    """An answer file with some answers changed (None: taken out) and some keys beside them."""
    whole = content() | keys
    if isinstance(whole["answers"], dict):
        given = {**whole["answers"], **(answers or {})}
        whole["answers"] = {name: value for name, value in given.items() if value is not None}
    path = Path("answers.json")
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def arguments(answers: Path = CHECKLIST, *more: str, formats: str = "txt") -> list[object]:
    """The arguments of a render into the folder "out"."""
    return ["render", "appeal-checklist", "--answers", answers, "--format", formats, "--out", "out",
            *more]  # fmt: skip


def refused_whole(answers: Path, *more: str, formats: str = "txt") -> list[str]:
    """The reasons of a refusal; nothing was written, not even the folder."""
    reasons = refused(*arguments(answers, *more, formats=formats))
    assert not Path("out").exists()
    assert not any("Traceback" in reason for reason in reasons)
    return reasons


def whole(kind: Kind) -> Path:
    """The first answer file of a kind that ends in a document."""
    return next(path for path in paths(kind.id) if "stop-" not in path.stem)


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
def test_every_format_of_a_kind(kind: Kind) -> None:
    """The printed paths are all the files there are; each begins as its format does."""
    order = ("--format", "docx,pdf,html,txt", "--out", "out")
    result = letters("render", kind.id, "--answers", whole(kind), *order)
    assert result.exit_code == 0, result.stderr
    found = [Path(line) for line in result.stdout.splitlines()]
    assert sorted(path.name for path in found) == everything_in(Path("out"))
    starts = {".docx": b"PK", ".pdf": b"%PDF-1.7", ".html": b"<!DOCTYPE html>", ".txt": b""}
    for path in found:
        written = path.read_bytes()
        assert path.stem.endswith("-en")
        assert written.startswith(starts[path.suffix])
        assert len(written) > 500


def test_the_same_answers_give_the_same_bytes() -> None:
    """A second run writes over the first, and changes nothing."""
    first = letters(*arguments(formats="docx,html,txt"))
    before = {name: Path("out", name).read_bytes() for name in everything_in(Path("out"))}
    second = letters(*arguments(formats="docx,html,txt"))
    assert first.stdout == second.stdout
    assert {name: Path("out", name).read_bytes() for name in everything_in(Path("out"))} == before


@pytest.mark.parametrize(
    ("more", "suffix"),
    [
        ((), "en"),
        (("--language", "pl"), "pl"),
        (("--language", "ur", "--typeface", "naskh"), "ur-naskh"),
        (("--beside", "ur"), "en-ur"),
        (("--beside", "pl", "--edition", "paragraphs"), "en-pl-paragraphs"),
        (("--beside", "ur", "--edition", "paragraphs", "--typeface", "naskh"),
         "en-ur-paragraphs-naskh"),
    ],
)  # fmt: skip
def test_editions_are_named_in_the_file_s_name(more: tuple[str, ...], suffix: str) -> None:
    """Kind, languages, edition; no name and no date of a person."""
    result = letters(*arguments(CHECKLIST, *more))
    assert result.exit_code == 0, result.stderr
    assert everything_in(Path("out")) == [f"appeal-checklist-{suffix}.txt"]


def test_the_day_is_the_command_s_then_the_file_s() -> None:
    """`--on` wins over the day in the file."""
    for more, on, day in (
        ((), "2026-11-23", "23 November 2026"),
        ((), "2026-12-01", "1 December 2026"),
        (("--on", "2026-12-02"), "2026-12-01", "2 December 2026"),
    ):
        result = letters(*arguments(file_of(on=on), *more))
        assert result.exit_code == 0, result.stderr
        assert f"Made on {day}." in Path("out/appeal-checklist-en.txt").read_text("utf-8")


def test_a_calendar_where_there_are_dates() -> None:
    """One file, which other documents of the same answers do not repeat."""
    result = letters(*arguments(formats="txt,ics,txt"))
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) == len(everything_in(Path("out")))
    (calendar,) = (name for name in everything_in(Path("out")) if name.endswith(".ics"))
    assert Path("out", calendar).read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("formats", ["ics", "txt,ics", "ics,docx,pdf"])
def test_no_calendar_where_there_are_no_dates(formats: str) -> None:
    """Exit 0 means that every file asked for was written, so nothing is written without it."""
    late = ("--on", "2028-11-23")
    (reason,) = refused_whole(CHECKLIST, *late, formats=formats)
    assert reason.startswith("--format ics: there are no dates")
    assert letters(*arguments(CHECKLIST, *late, formats="txt")).exit_code == 0


def test_answers_off_the_path_are_reported_and_change_nothing() -> None:
    """They are no fault: somebody changed an earlier answer."""
    plain = letters(*arguments(formats="docx,html,txt"))
    before = {name: Path("out", name).read_bytes() for name in everything_in(Path("out"))}
    extra = file_of(
        {"adviser_name": "Zz Example", "address": "Zz Street", "consent_on": "2099-01-01"}
    )
    result = letters(*arguments(extra, formats="docx,html,txt"))
    assert result.exit_code == 0, result.stderr
    assert result.stdout == plain.stdout
    assert result.stderr.splitlines() == [
        f"{name}: This answer is not used: with the other answers the question is not asked"
        for name in ("adviser_name", "address", "consent_on")
    ]
    assert {name: Path("out", name).read_bytes() for name in everything_in(Path("out"))} == before


def test_every_refused_field_is_printed_with_its_reason() -> None:
    """All at once, unknown keys too, in the words of the page."""
    wrong = file_of(
        {
            "child_name": None,
            "council": "x" * 121,
            "contested": ["everything"],
            "decision_sent": "2026-02-31",
            "setting": 7,
            "favourite_colour": "blue",
        },
        note="to myself",
    )
    assert refused_whole(wrong) == [
        "note: There is no such question",
        "favourite_colour: There is no such question",
        "child_name: Enter the name",
        "setting: This answer has the wrong form. It must be: string",
        "council: This is too long. It can have 120 characters at most. Nothing was cut: shorten "
        "it here",
        "contested: This is none of the answers. Give one of these: needs, help, school, health, "
        "care",
        "decision_sent: There is no such day. Check the day and the month",
    ]


def test_reasons_are_in_the_writer_s_voice() -> None:
    """An adviser is not asked for their own name where the parent's is missing."""
    consent = {"consent": "yes", "consent_on": "2026-11-20", "consent_written": "yes"}
    adviser = {"writer": "adviser", "writes_for": "parent", "adviser_name": "Robin", **consent}
    assert refused_whole(file_of({**adviser, "parent_name": None})) == [
        "parent_name: Enter the parent’s or carer’s name"
    ]


@pytest.mark.parametrize(
    ("change", "stop"),
    [
        ({"country": "wales"}, "not-england"),
        ({"letter_says": "draft"}, "draft-plan"),
        ({"custody": "yes"}, "in-custody"),
    ],
)
def test_a_stop_is_refused_with_what_its_page_says(change: dict[str, object], stop: str) -> None:
    """Why there is no document, and where to go instead."""
    reasons = refused_whole(file_of(change))
    assert reasons[0].startswith(f"{stop}: ")
    assert len("".join(reasons)) > 80


NOT_JSON = "file: The file must be JSON, in UTF-8 without a byte order mark"
DEEP = '{"schema":1,"answers":' + "[" * 100_000 + "]" * 100_000 + "}"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (b"", NOT_JSON),
        (b"not json", NOT_JSON),
        (b'{"schema": 1, "answers": {}', NOT_JSON),
        (b'\xef\xbb\xbf{"schema": 1, "answers": {}}', NOT_JSON),
        ('{"schema": 1, "answers": {"child_name": "Zoë"}}'.encode("latin-1"), NOT_JSON),
        ('{"schema": 1, "answers": {}}'.encode("utf-16"), NOT_JSON),
        (b"PK\x03\x04\x00\xff", NOT_JSON),
        (DEEP.encode(), NOT_JSON),
        (b'{"schema": 1, "answers": {"phone": ' + b"1" * 5_000 + b"}}", NOT_JSON),
        (b"[]", "file: This answer has the wrong form. It must be: schema, on, answers"),
        (b'"text"', "file: This answer has the wrong form. It must be: schema, on, answers"),
        (b'{"schema": 1}', "file: This answer has the wrong form. It must be: schema, on, answers"),
        (b'{"schema": 1, "answers": []}',
         "file: This answer has the wrong form. It must be: schema, on, answers"),
        (b'{"answers": {}}',
         "schema: These answers are for other questions. This version takes schema 1"),
        (b'{"schema": 2, "answers": {}}',
         "schema: These answers are for other questions. This version takes schema 1"),
        (b'{"schema": true, "answers": {}}',
         "schema: These answers are for other questions. This version takes schema 1"),
        (b'{"schema": 1, "answers": {"phone": "1", "phone": "2"}}',
         "phone: The file says this twice. Keep one of the two"),
        (b" " * 2_000_001, "file: The file is too large. It can have 2,000,000 bytes at most"),
    ],
    ids=["empty", "words", "unfinished", "byte-order-mark", "latin-1", "utf-16", "zip", "deep",
         "endless-number", "list", "string", "no-answers", "answers-a-list", "no-schema",
         "other-schema", "schema-true", "twice", "huge"],
)  # fmt: skip
def test_a_file_that_holds_no_answers_is_refused_in_words(written: bytes, reason: str) -> None:
    """One line that says what it must be."""
    path = Path("broken.json")
    path.write_bytes(written)
    assert refused_whole(path) == [reason]


@pytest.mark.parametrize(
    "on", [None, 20261123, "2026-11-31", "2026-W45-1", "20261123", "9999-12-31", "", ["2026-11-23"]]
)
def test_a_day_of_the_file_that_is_none(on: object) -> None:
    """YYYY-MM-DD, or left out."""
    (reason,) = refused_whole(file_of(on=on))
    assert reason == "on: This answer has the wrong form. It must be: YYYY-MM-DD"


def test_junk_of_every_sort_is_refused_and_never_falls_over() -> None:
    """Each answer of the file in turn, as null, number, list and object."""
    for name in content()["answers"]:
        for junk in ("null", "7", "[[[]]]", '{"a": {"b": null}}', '"\\ud800"', '"\\u0000"'):
            given = content()
            given["answers"][name] = "JUNK"
            path = Path("junk.json")
            path.write_text(json.dumps(given).replace('"JUNK"', junk), encoding="utf-8")
            assert any(reason.startswith(name) for reason in refused_whole(path)), (name, junk)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--language", "xx"), "--language, --beside: there are: en, pl, ur"),
        (("--beside", "xx"), "--language, --beside: there are: en, pl, ur"),
        (("--beside", "en"), "stands beside English"),
        (("--language", "pl", "--beside", "ur"), "stands beside English"),
        (("--edition", "paragraphs"), "needs a second language"),
        (("--typeface", "naskh"), "Naskh"),
        (("--edition", "sideways"), "'sideways' is not one of"),
        (("--typeface", "comic"), "'comic' is not one of"),
        (("--on", "tomorrow"), "--on"),
        (("--colour", "red"), "--colour"),
    ],
)
def test_orders_that_cannot_be_met(more: tuple[str, ...], says: str) -> None:
    """Each says what there is."""
    assert any(says in reason for reason in refused_whole(CHECKLIST, *more))


@pytest.mark.parametrize("formats", ["", ",", "doc", "pdf,doc", "PDF", "txt;pdf"])
def test_formats_that_there_are_not(formats: str) -> None:
    """One that is unknown, and none is written."""
    assert refused_whole(CHECKLIST, formats=formats) == [
        "--format: there are: docx, pdf, html, txt, ics"
    ]


def test_a_kind_that_there_is_not() -> None:
    """The kinds are named."""
    (reason,) = refused("render", "complaint", "--answers", CHECKLIST, "--format", "txt",
                        "--out", "out")  # fmt: skip
    assert reason.startswith("KIND: no kind 'complaint'; there are: start, raise-a-concern")


@pytest.mark.parametrize("missing", ["--answers", "--format", "--out"])
def test_what_is_needed(missing: str) -> None:
    """Left out, it is named."""
    given = arguments()
    place = given.index(missing)
    assert any(missing in reason for reason in refused(*given[:place], *given[place + 2 :]))


@pytest.mark.parametrize("path", ["nothing.json", "nothing/answers.json", "."])
def test_an_answer_file_that_cannot_be_read(path: str) -> None:
    """The path and the system's reason."""
    (reason,) = refused_whole(Path(path))
    assert reason.startswith(f"{path}: ")


def test_folders_are_made_as_needed() -> None:
    """A missing parent is no fault."""
    given = [*arguments()[:-1], "deep/er/out"]
    assert letters(*given).exit_code == 0
    assert everything_in(Path("deep/er/out")) == ["appeal-checklist-en.txt"]


@pytest.mark.parametrize(
    "out", ["file", "file/out", "/proc/letters/out", "x" * 300, "new/" + "x" * 300]
)
def test_a_folder_that_cannot_be_made(out: str) -> None:
    """A file in its place, a system folder, a name too long: said, and nothing is left behind."""
    Path("file").write_text("kept")
    before = everything_in(Path())
    (reason,) = refused(*arguments()[:-1], out)
    assert ": " in reason
    assert everything_in(Path()) == before
    assert Path("file").read_text() == "kept"


def test_when_one_file_cannot_be_written_none_is() -> None:
    """A folder stands where one file belongs: no other is written, and an old one stays."""
    Path("out/appeal-checklist-en.txt").mkdir(parents=True)
    old = Path("out/appeal-checklist-en.html")
    old.write_text("older")
    before = everything_in(Path("out"))
    (reason,) = refused(*arguments(formats="html,docx,txt"))
    assert reason == "out/appeal-checklist-en.txt: Is a directory"
    assert everything_in(Path("out")) == before
    assert old.read_text() == "older"


def test_when_an_unfinished_file_cannot_be_written_none_is() -> None:
    """The same where the place beside it is taken."""
    Path("out/.appeal-checklist-en.txt.part").mkdir(parents=True)
    (reason,) = refused(*arguments(formats="html,txt"))
    assert "Is a directory" in reason
    assert everything_in(Path("out")) == [".appeal-checklist-en.txt.part"]


def test_a_word_file_is_whole() -> None:
    """Its archive has no fault."""
    assert letters(*arguments(formats="docx")).exit_code == 0
    with zipfile.ZipFile("out/appeal-checklist-en.docx") as archive:
        assert archive.testzip() is None


def test_reasons_for_rows_are_the_column_s_own() -> None:
    """The column's words, then the list's, then those for any answer."""
    words = Words("appeal-checklist")
    own = words("field.plan_changes.column.part.error.required")
    assert error_words(Refusal("plan_changes-3-part", "required"), words) == own
    assert error_words(Refusal("plan_changes-3-part", "too-long", "200"), words) == words(
        "error.too-long", detail="200"
    )
