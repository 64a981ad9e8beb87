"""Nothing typed makes a document fetch, run or point at anything: it is text, whatever it says."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Never

import html5lib
import pikepdf
import pytest

from letters import making
from letters.documents.pdf import engine
from letters.kinds import kind, kinds
from letters.making import Order
from letters.questions.path import replay
from tests.journeys import files
from tests.web.walls import EVIL, watched

# What might make one program or another fetch something, run something or read a file.
HOSTILE = [
    f'<img src="http://{EVIL}/a">',
    "<img src=file:///etc/passwd>",
    f"url(http://{EVIL}/b)",
    "url(file:///etc/passwd)",
    f'@import "http://{EVIL}/c";',
    f"<style>@import url(//{EVIL}/d)</style>",
    f'</style><link rel="stylesheet" href="http://{EVIL}/e">',
    f'"><script src="//{EVIL}/f"></script>',
    "data:text/html,<img src=file:///etc/passwd>",
    f'<iframe src="//{EVIL}/g"></iframe>',
    f"![x](http://{EVIL}/h)",
    f"[x](http://{EVIL}/i)",
    f"<http://{EVIL}/j>",
    "[x](javascript:alert(1))",
    f'<svg><image href="http://{EVIL}/k"/></svg>',
    f'<object data="http://{EVIL}/l"></object>',
    f'"; background: url(http://{EVIL}/m); x: "',
    '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
    f"<?xml-stylesheet href='http://{EVIL}/n'?>",
    "{% include '/etc/passwd' %}",
    "{{ ''.__class__.__mro__ }}",
    f'=HYPERLINK("http://{EVIL}/o")',
    f'INCLUDEPICTURE "http://{EVIL}/p"',
    "$(cat /etc/passwd) `id` | sh",
    "../../../etc/passwd",
]
READ_BY_A_PROGRAM = re.compile(f"{EVIL}|javascript:|file:|passwd")


def places_for_text(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in the answers a text stands."""
    pairs = value.items() if isinstance(value, Mapping) else enumerate(value)
    for name, part in pairs:
        if isinstance(part, str):
            yield (*path, name)
        elif isinstance(part, Mapping | list):
            yield from places_for_text(part, (*path, name))


def with_text(answers: Any, place: tuple[Any, ...], text: str) -> Any:
    """The answers with another text in one place."""
    changed = copy.deepcopy(dict(answers))
    inside = changed
    for name in place[:-1]:
        inside = inside[name]
    inside[place[-1]] = text
    return changed


def hostile_answers(kind_id: str) -> tuple[dict[str, Any], int]:
    """The fullest answers of a kind with something hostile wherever it is taken, and the number of
    those places."""
    journey = kind(kind_id).journey
    given = max(files.given(kind_id), key=lambda one: len(str(one.answers)))
    answers, taken = dict(given.answers), 0
    for place in places_for_text(given.answers):
        hostile = HOSTILE[taken % len(HOSTILE)]
        tried = with_text(answers, place, hostile)
        path = replay(journey, tried, given.on_date)
        if path.complete and not path.refusals:
            answers, taken = tried, taken + 1
    return answers, taken


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that WeasyPrint asks for. It is refused all the same."""
    addresses: list[str] = []

    def refuse(self: object, url: str, headers: Any = None) -> Never:
        addresses.append(url)
        raise ValueError("a document fetches nothing")

    monkeypatch.setattr(engine._Refuse, "fetch", refuse)
    return addresses


def takes_words(kind_id: str) -> bool:
    """Whether anything is typed in a kind's own words."""
    pages = kind(kind_id).journey.pages()
    return any(field.kind in {"free", "line", "name"} for page in pages for field in page.fields)


@pytest.mark.parametrize("kind_id", list(filter(takes_words, kinds())))
def test_nothing_typed_is_fetched_run_or_linked(kind_id: str, asked: list[str]) -> None:
    """In every field that takes it, in every format: WeasyPrint is not even tempted."""
    making.open_gate()
    answers, taken = hostile_answers(kind_id)
    assert taken >= 12
    path = replay(kind(kind_id).journey, answers, files.TODAY)
    for document in making.made(kind(kind_id), path, Order()):
        with watched() as heard:
            made = {form: making.written(document, form) for form in ("pdf", "docx", "html")}
        assert asked == []
        assert [one for one in heard if READ_BY_A_PROGRAM.search(one[1])] == []
        assert [one for one in heard if one[0] != "open" and "scandir" not in one[0]] == []
        assert list(pointers(made)) == []


def pointers(made: Mapping[str, bytes]) -> Iterator[str]:
    """Every place in the files where a program would follow what was typed."""
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8", "replace")
            found = re.findall(r'Target="([^"]*)"', text) + re.findall(r"<w:instrText.*?>", text)
            yield from (f"{name}: {one}" for one in found if READ_BY_A_PROGRAM.search(one))
    tree = html5lib.parse(made["html"], namespaceHTMLElements=False)
    for element in tree.iter():
        if element.tag in {"script", "img", "iframe", "object", "link", "svg", "base"}:
            yield f"html: {element.tag}"
        for name, value in element.attrib.items():
            if READ_BY_A_PROGRAM.search(value):
                yield f"html: {element.tag} {name}={value}"
    with pikepdf.open(io.BytesIO(made["pdf"])) as pdf:
        for thing in pdf.objects:
            action = thing.get("/A") if isinstance(thing, pikepdf.Dictionary) else None
            if action is not None and READ_BY_A_PROGRAM.search(str(action.get("/URI", ""))):
                yield f"pdf: {action['/URI']}"


@pytest.mark.parametrize(
    "typed", [one for one in HOSTILE if one.startswith(("<img", "<object", "</style"))]
)
def test_a_document_that_asks_would_be_seen(asked: list[str], typed: str) -> None:
    """The planted fault: typed text that reaches the layout as markup."""
    engine.lay_out(f"<html><body><style></style><p>{typed}</p></body></html>", "@page { }")
    assert asked != []


def test_a_link_that_was_typed_would_be_seen() -> None:
    """The planted fault in the other formats."""
    docx = io.BytesIO()
    with zipfile.ZipFile(docx, "w") as package:
        package.writestr("word/_rels/document.xml.rels", f'<R Target="http://{EVIL}/"/>')
    pdf = io.BytesIO()
    with pikepdf.new() as file:
        link = pikepdf.Dictionary(A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"http://{EVIL}/"))
        file.Root.Link = file.make_indirect(link)
        file.save(pdf)
    html = f'<p style="background: url(http://{EVIL}/)"><img src="x"></p>'.encode()
    found = list(pointers({"docx": docx.getvalue(), "html": html, "pdf": pdf.getvalue()}))
    assert [one.split(":")[0] for one in found] == [
        "word/_rels/document.xml.rels",
        "html",
        "html",
        "pdf",
    ]
