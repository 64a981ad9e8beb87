"""Drafts that people carry: kept as a file, brought back, and nothing replaced unasked."""

from __future__ import annotations

import io
import json
import re
import tempfile
import time
import tracemalloc
from typing import Any

import pytest
from flask import Flask

from letters.drafts import draft_file
from letters.drafts.in_word import draft_in_word
from letters.kinds import kind, kinds
from letters.questions import upgrades
from letters.questions.answers import SCHEMA
from letters.questions.upgrades import Given
from tests.journeys import files
from tests.web.client import HOST, Client
from tests.web.page import Page, text_of

KIND = "complaint-local-authority"
PAGES = [page.id for page in kind(KIND).journey.pages()]
PHRASE = "four words of mine"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> files.Given:
    """A parent's complaint, and its day."""
    found = next(one for one in files.given(KIND) if one.name == "parent-shortest")
    monkeypatch.setattr("letters.clock.today", lambda: found.on_date)
    return found


@pytest.fixture
def writer(client: Client, given: files.Given) -> Client:
    """A visitor who has answered everything."""
    client.bring(given.answers, PAGES)
    return client


@pytest.fixture
def stranger(app: Flask) -> Client:
    """Somebody on another day, with another browser."""
    return Client(app)


def kept(client: Client, pass_phrase: str = "") -> bytes:
    """The file of a draft."""
    page = client.get("/en/keep")
    answer = client.submit(page, {"pass_phrase": [pass_phrase]}).response
    assert answer.status_code == 200
    return answer.data


def brought(client: Client, file: bytes, tag: str = "en", **parts: str) -> Page:
    """The page after a file was sent."""
    return client.upload(client.get(f"/{tag}/continue"), file, **parts)


def with_(file: bytes, **more: Any) -> bytes:
    """A draft file in which something stands otherwise."""
    return json.dumps({**json.loads(file), **more}).encode()


def test_a_draft_comes_back_in_another_browser(writer: Client, stranger: Client) -> None:
    """Every answer of every kind, and straight on from there."""
    there = writer.get(f"/en/{KIND}/check").text
    page = brought(stranger, kept(writer))
    assert (page.address, page.h1) == ("/en/continue/taken", "Your answers are here again")
    page = stranger.get(str(next(page.find("main").iter("a")).get("href")))
    assert page.address == f"/en/{KIND}/check"
    assert page.text == there


def test_the_file_has_a_neutral_name(writer: Client) -> None:
    """It says nothing about a person or a letter, and is kept by no cache."""
    for phrase, name in (("", "draft.json"), (PHRASE, "draft-locked.json")):
        page = writer.get("/en/keep")
        answer = writer.submit(page, {"pass_phrase": [phrase]}).response
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_locked_draft_opens_with_its_pass_phrase_alone(writer: Client, stranger: Client) -> None:
    """And each refusal says which it was."""
    file = kept(writer, PHRASE)
    assert b"Noor" not in file
    page = brought(stranger, file)
    assert (page.response.status_code, problem(page)) == (
        422,
        ("#pass_phrase", "This draft is locked. Choose the file again and write its pass phrase"),
    )
    assert "does not open the file" in problem(brought(stranger, file, pass_phrase="wrong one"))[1]
    page = brought(stranger, file, pass_phrase=PHRASE)
    assert page.h1 == "Your answers are here again"


@pytest.mark.parametrize(
    ("phrase", "words"), [("short", "12 characters or more"), ("x" * 201, "200 characters at most")]
)
def test_a_pass_phrase_that_will_not_do_is_refused(writer: Client, phrase: str, words: str) -> None:
    """In words; nothing is kept."""
    page = writer.submit(writer.get("/en/keep"), {"pass_phrase": [phrase]})
    assert page.response.status_code == 422
    assert page.title.startswith("Error: ")
    assert words in problem(page)[1]


def problem(page: Page) -> tuple[str, str]:
    """The one line of the summary: where it leads, and its words."""
    link = next(page.find("div", id="what-to-mend").iter("a"))
    return str(link.get("href")), text_of(link)


def test_nothing_to_keep_is_said(client: Client) -> None:
    """And a press of an old button gives no empty file."""
    page = client.get("/en/keep")
    assert "no answers to keep" in page.text
    assert "Set-Cookie" not in page.response.headers
    client.get(f"/en/{KIND}/country")
    token = client.get("/en/continue").filled()["csrf_token"]
    sent = {"csrf_token": token}
    answer = client.browser.post("/en/keep", data=sent, headers={"Origin": HOST})
    assert (answer.status_code, answer.location) == (303, "/en/keep")


def test_other_answers_are_not_replaced_unasked(writer: Client, stranger: Client) -> None:
    """The page says that they would go, how to keep them, and leaves them if told so."""
    file = kept(writer)
    stranger.bring({"country": "england", "writer": "adviser"}, ["country", "writer"])
    page = brought(stranger, file)
    assert page.address == "/en/continue/found"
    assert "they are deleted and it takes their place" in page.text
    assert [a for a in page.all("a") if a.get("href") == "/en/keep"]
    assert stranger.get(f"/en/{KIND}/writer").filled()["writer"] == ["adviser"]
    stranger.submit(stranger.get("/en/continue/found"), {}, press="leave")
    assert stranger.get(f"/en/{KIND}/writer").filled()["writer"] == ["adviser"]
    assert stranger.get("/en/continue/found").address == "/en/continue"
    taken = stranger.submit(brought(stranger, file), {}, press="take")
    assert taken.address == "/en/continue/taken"
    assert stranger.get(f"/en/{KIND}/child-name").filled()["child_name"] == ["Noor Example"]
    assert stranger.get("/en/continue/found").address == "/en/continue"


HOSTILE = {
    "nothing": b"",
    "words": b"a letter",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a PDF": b"%PDF-1.7\n",
    "cut off": b'{"format": "letters-draft", "schema": 1, "answers": {"child_na',
    "boxes within boxes": b"[" * 400_000,
    "objects within objects": b'{"a":' * 100_000,
    "a huge number": b'{"format": "letters-draft", "schema": ' + b"9" * 800_000 + b"}",
    "a key twice": b'{"format": "letters-draft", "schema": 1, "schema": 1, "answers": {}}',
    "another program's": b'{"format": "other", "schema": 1, "answers": {"writer": "parent"}}',
    "answers for a list": b'{"format": "letters-draft", "schema": 1, "answers": [1]}',
    "in another code": '{"format": "letters-draft"}'.encode("utf-16"),
    "no zip": b"PK\x03\x04" + b"\x00" * 1000,
    "nulls": b"\x00" * 800_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words_and_in_time(writer: Client, name: str) -> None:
    """The page says what to do, the draft that is here stays, and nothing is put on the disk."""
    page = writer.get("/en/continue")
    start = time.process_time()
    refused = writer.upload(page, HOSTILE[name])
    assert time.process_time() - start < 1
    assert refused.response.status_code == 422
    assert refused.title.startswith("Error: ")
    assert problem(refused)[0] == "#file"
    assert writer.get(f"/en/{KIND}/check").h1 == "Check your answers"


def test_a_newer_draft_is_told_from_a_damaged_one(writer: Client, stranger: Client) -> None:
    """Its owner goes back to where it was kept."""
    page = brought(stranger, with_(kept(writer), schema=SCHEMA + 1))
    assert "newer version" in problem(page)[1]


@pytest.mark.parametrize(
    ("tag", "size"),
    [("en", draft_file.LARGEST + 1), ("pl", 1_100_000), ("ur", 100_000_000), ("en", 100_000_000)],
)
def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    writer: Client, tag: str, size: int
) -> None:
    """A hundred megabytes take neither a second nor the memory."""
    token = writer.get(f"/{tag}/continue").filled()["csrf_token"][0]
    body = _Endless(token, size)
    tracemalloc.start()
    start = time.process_time()
    answer = writer.browser.post(
        f"/{tag}/continue",
        input_stream=body,
        content_type=f"multipart/form-data; boundary={_Endless.BOUNDARY}",
        content_length=body.length,
        headers={"Origin": HOST},
    )
    assert time.process_time() - start < 1
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12_000_000
    assert answer.status_code in {413, 422}
    assert body.given <= draft_file.LARGEST + 200_000
    assert 'id="what-to-mend"' in answer.text
    assert writer.get(f"/en/{KIND}/check").h1 == "Check your answers"


class _Endless(io.RawIOBase):
    """A form with a file of so many bytes, made as it is read."""

    BOUNDARY = "boundary"

    def __init__(self, token: str, size: int) -> None:
        self.head = (
            f'--{self.BOUNDARY}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n'
            f"{token}\r\n--{self.BOUNDARY}\r\n"
            'Content-Disposition: form-data; name="file"; filename="draft.json"\r\n\r\n'
        ).encode()
        self.tail = f"\r\n--{self.BOUNDARY}--\r\n".encode()
        self.length = len(self.head) + size + len(self.tail)
        self.given = 0

    def tell(self) -> int:
        return self.given

    def seek(self, offset: int, whence: int = 0) -> int:
        self.given = offset if whence == 0 else self.length + offset
        return self.given

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        end = min(self.given + len(into), self.length)
        tail = self.length - len(self.tail)
        part = bytearray(b" " * (end - self.given))
        for start, fixed in ((0, self.head), (tail, self.tail)):
            for place in range(max(start, self.given), min(start + len(fixed), end)):
                part[place - self.given] = fixed[place - start]
        into[: len(part)] = part
        self.given = end
        return len(part)


def test_no_upload_is_put_in_a_file(
    writer: Client, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A temporary file would hold the answers in the clear."""
    file = kept(writer)
    padded = file + b" " * (draft_file.LARGEST - len(file))

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, fail)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", fail, raising=False)
    assert brought(stranger, padded).h1 == "Your answers are here again"


def test_a_page_that_takes_no_file_takes_no_larger_body(writer: Client) -> None:
    """Only one page reads more than a letter can hold."""
    answer = writer.browser.post(
        f"/en/{KIND}/child-name",
        data={"child_name": "x" * 600_000},
        headers={"Origin": HOST},
    )
    assert answer.status_code == 413


def test_what_the_forms_do_not_take_is_named_before_anything_is_taken(
    writer: Client, stranger: Client
) -> None:
    """The question is named, not what stood there; the rest is taken and the question asked."""
    file = json.loads(kept(writer))
    answers = {**file["answers"], "child_name": 5, "no_such_<b>": "Canary"}
    page = brought(stranger, with_(json.dumps(file).encode(), answers=answers))
    assert page.address == "/en/continue/found"
    assert "What is the child’s name?" in page.text or "child" in page.text
    assert "Some answers belong to questions that we do not ask" in page.text
    assert "no_such" not in page.response.text
    assert "Canary" not in page.response.text
    stranger.submit(page, {}, press="take")
    assert stranger.get(f"/en/{KIND}/check").address == f"/en/{KIND}/child-name"


def renamed(given: Given) -> Given:
    """A planted step from the version before the first: `name_of_child` became `child_name`."""
    names = {"name_of_child": "child_name"}
    return Given({names.get(one, one): value for one, value in given.answers.items()}, given.seen)


def test_an_older_draft_is_brought_forward(
    writer: Client, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted version 0 comes in through the page as if it were of today."""
    there = writer.get(f"/en/{KIND}/check").text
    file = json.loads(kept(writer))
    name = file["answers"].pop("child_name")
    old = {**file, "schema": SCHEMA - 1, "answers": {**file["answers"], "name_of_child": name}}
    assert problem(brought(stranger, json.dumps(old).encode()))[0] == "#file"
    monkeypatch.setitem(upgrades.STEPS, SCHEMA - 1, renamed)
    assert brought(stranger, json.dumps(old).encode()).h1 == "Your answers are here again"
    assert stranger.get(f"/en/{KIND}/check").text == there


@pytest.mark.parametrize("tag", ["en", "pl", "ur"])
def test_what_has_changed_since_is_told(writer: Client, stranger: Client, tag: str) -> None:
    """Sentences and dates, in the reader's language, before anything is taken."""
    file = json.loads(kept(writer))
    made = file["made"][KIND]
    first, second, *_ = made["sentences"][KIND]
    made["sentences"][KIND][first] = "0" * 12
    del made["sentences"][KIND][second]
    made["dates"]["complaint-local-authority-old"] = "2026-01-05"
    page = brought(stranger, json.dumps(file).encode(), tag)
    assert page.address == f"/{tag}/continue/found"
    assert page.response.status_code == 200
    listed = [part.get("lang") for part in page.all("section") if "part" in str(part.get("class"))]
    assert listed == ([tag] if tag == "en" else [tag, "en"]) * 2
    assert len(list(page.all("h4"))) == 3
    if tag == "en":
        assert "What has changed since" in page.text
        assert "It was 5 January 2026" in page.text
    assert stranger.submit(page, {}, press="take").address == f"/{tag}/continue/taken"


def test_what_a_file_says_about_itself_is_never_shown(writer: Client, stranger: Client) -> None:
    """Ids and fingerprints are a stranger's: a made-up one brings no words of theirs here."""
    file = json.loads(kept(writer))
    file["made"][KIND]["sentences"] = {"<b>Ring": {"<b>this number": "<b>now"}}
    page = brought(stranger, json.dumps(file).encode())
    assert "this number" not in page.response.text
    assert "Ring" not in page.text


def my_copy(client: Client) -> bytes:
    """The first document's copy for its owner, by the link on the page."""
    page = client.get(f"/en/{KIND}/preview")
    link = next(str(a.get("href")) for a in page.all("a") if "/my-copy/" in str(a.get("href")))
    answer = client.get(link).response
    assert answer.headers["Content-Disposition"].endswith('-my-copy.docx"')
    return answer.data


def test_my_copy_is_opened_again(writer: Client, stranger: Client) -> None:
    """A Word file that carries its own answers."""
    there = writer.get(f"/en/{KIND}/check").text
    page = stranger.upload(stranger.get("/en/continue"), my_copy(writer), "my-copy.docx")
    assert page.h1 == "Your answers are here again"
    assert stranger.get(f"/en/{KIND}/check").text == there


def test_my_copy_reads_as_the_copy_to_send(writer: Client) -> None:
    """Only what is hidden in it is more."""
    sent = writer.get(f"/en/{KIND}/download/{KIND}.docx").response.data
    copy = my_copy(writer)
    assert draft_in_word(copy)
    assert draft_in_word(sent) is None


def test_a_copy_to_send_brings_nothing_back(writer: Client, stranger: Client) -> None:
    """Somebody chose the wrong file, and is told."""
    sent = writer.get(f"/en/{KIND}/download/{KIND}.docx").response.data
    page = stranger.upload(stranger.get("/en/continue"), sent, "letter.docx")
    assert "not a draft from these pages" in problem(page)[1]


def test_the_two_copies_are_told_apart_in_words(writer: Client) -> None:
    """Each stands under its own heading, with what is in it and whom it is for."""
    page = writer.get(f"/en/{KIND}/preview")
    assert "none of your other answers" in page.text
    assert "Send the files above, never this one" in page.text
    links = [text_of(a) for a in page.all("a") if "/my-copy/" in str(a.get("href"))]
    assert all("with your answers inside" in words for words in links)
    assert len(set(links)) == len(links) > 0


@pytest.mark.parametrize(
    "address", ["my-copy/complaint-local-authority.docx", "my-copy/other.docx"]
)
def test_another_s_copy_is_not_there(stranger: Client, address: str) -> None:
    """Without a finished draft there is none."""
    assert stranger.get(f"/en/{KIND}/{address}").response.status_code == 404


def test_a_copy_of_a_document_that_is_not_made_is_not_there(writer: Client) -> None:
    """A made-up name."""
    assert writer.get(f"/en/{KIND}/my-copy/other.docx").response.status_code == 404


@pytest.mark.parametrize("address", ["/en/keep", "/en/continue", "/en/continue/found"])
def test_each_of_these_pages_wants_its_token(writer: Client, address: str) -> None:
    """No other site can take a draft away or bring one."""
    assert writer.browser.post(address, headers={"Origin": HOST}).status_code == 400
    assert writer.browser.post(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("kind_id", kinds())
def test_every_finished_draft_comes_back_whole(
    app: Flask, kind_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The longest of every kind, through the page."""
    given = max(files.given(kind_id), key=lambda one: len(one.answers))
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    writer, stranger = Client(app), Client(app)
    writer.bring(given.answers, [page.id for page in kind(kind_id).journey.pages()])
    file = kept(writer)
    assert re.search(rb'"kept_on": "\d{4}-\d\d-\d\d"', file)
    assert brought(stranger, file).h1 == "Your answers are here again"
    assert json.loads(kept(stranger)) == json.loads(file)
