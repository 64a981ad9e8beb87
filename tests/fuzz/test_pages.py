"""Any page takes anything: kept to the last sign, or refused and shown again, and never a crash."""

from __future__ import annotations

import re

from flask import Flask
from hypothesis import given, note
from hypothesis import strategies as st

from letters.questions.journey import Page as QuestionPage
from tests.fuzz import budget, oracle
from tests.fuzz.typed import Parts, wild_page
from tests.fuzz.visitor import BASES, TAGS, Base, Visitor, on

WORDS = {"name", "line", "code", "email", "address", "free"}


@budget.budget("pages")
@given(data=st.data())
def test_any_page_takes_anything(app: Flask, data: st.DataObject) -> None:
    """One page of a journey that is otherwise answered."""
    budget.ran["pages"] += 1
    base = data.draw(st.sampled_from(BASES))
    page = data.draw(st.sampled_from(base.pages))
    parts = data.draw(wild_page(page))
    press = data.draw(st.sampled_from(["", "", "", *_buttons(page)]))
    tag = data.draw(st.sampled_from(TAGS))
    with on(base.given.on_date):
        visitor = Visitor(app)
        visitor.come_with(base)
        try:
            _drive(visitor, base, page, parts, press, f"/{tag}/{base.kind.id}/{page.id}")
        finally:
            visitor.go()


def _drive(
    visitor: Visitor, base: Base, page: QuestionPage, parts: Parts, press: str, address: str
) -> None:
    asked = visitor.get(f"{address}?change=1")
    sent = {**asked.filled(), **parts}
    before = visitor.kept()
    answer = visitor.send(asked, parts, press)
    after = visitor.kept()
    note(f"{address}: {answer.response.status} {answer.address}")
    names = {spec.name for spec in page.fields}
    others = {name: value for name, value in before.items() if name not in names}
    assert {name: value for name, value in after.items() if name not in names} == others
    if answer.response.status_code == 422:
        assert list(answer.all("div", id="what-to-mend")), "refused, and no word of it"
        assert after == before
        assert not list(oracle.not_shown_again(answer, sent))
    elif press:
        assert after == before
    elif answer.response.status_code == 200:
        assert not list(_lost(page, sent, after))


def _lost(page: QuestionPage, sent: Parts, after: dict[str, object]) -> list[str]:
    """What was typed in a box of text, and neither kept nor refused."""
    kept = [oracle.seen(text) for name in after for text in oracle.texts(after[name])]
    whole = "\n".join(kept)
    return [
        text
        for name, value in sent.items()
        if _is_text(page, name)
        for text in value[:1]
        for line in text.splitlines()
        if oracle.seen(line) not in whole
    ]


def _is_text(page: QuestionPage, name: str) -> bool:
    """Whether it is a box for words, of the page or of a row of one of its lists."""
    for spec in page.fields:
        if spec.kind in WORDS and name in {spec.name, f"{spec.name}-english"}:
            return True
        row = re.fullmatch(rf"{spec.name}-\d+-(\w+?)(-english)?", name)
        if row and any(column.kind in WORDS for column in spec.columns if column.name == row[1]):
            return True
    return False


def _buttons(page: QuestionPage) -> list[str]:
    lists = [spec.name for spec in page.fields if spec.kind == "rows"]
    return [
        press
        for name in lists
        for press in (f"add:{name}", f"take:{name}/0", f"take:{name}/7", f"take:{name}/x", "add:x")
    ]
