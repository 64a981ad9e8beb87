"""Whole journeys through the pages: answering, going back, changing, two tabs, ordering, taking."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from letters.kinds import kinds
from letters.questions.journey import Page as QuestionPage
from letters.questions.reading import rows_typed
from tests.fuzz import budget, oracle
from tests.fuzz.typed import Parts, wild_page
from tests.fuzz.visitor import COMPLETE, TAGS, Base, Visitor, on
from tests.web.journeys import parts_for
from tests.web.page import Page, text_of

STEPS = 14
PLACES = ("check", "preview", "what-next", "address", "nowhere", "", "x" * 500)


class Journey(RuleBasedStateMachine):
    """One visitor, their open tabs, and what they know was kept."""

    app: Flask

    def __init__(self) -> None:
        super().__init__()
        budget.ran["journeys"] += 1
        self.visitor = Visitor(self.app)
        self.known: dict[str, object] = {}
        self.tabs: list[Page] = []
        self.base = COMPLETE[0]
        self.page: Page | None = None
        self.day = on(self.base.given.on_date)
        self.day.__enter__()

    def teardown(self) -> None:
        self.visitor.go()
        self.day.__exit__(None, None, None)

    @precondition(lambda self: self.page is None)
    @rule(base=st.sampled_from(COMPLETE), tag=st.sampled_from(TAGS), far=st.booleans())
    def come(self, base: Base, tag: str, far: bool) -> None:
        """Begin at the task list, or come back with everything answered."""
        self.day.__exit__(None, None, None)
        self.day = on(base.given.on_date)
        self.day.__enter__()
        self.base = base
        if far:
            self.visitor.come_with(base)
            self.known = self.visitor.kept()
        self._show(self.visitor.get(f"/{tag}/{base.kind.id}/{'check' if far else ''}"))

    @precondition(lambda self: self.asked is not None)
    @rule(many=st.integers(1, 12))
    def answer_as_the_file_does(self, many: int) -> None:
        """Go on for a while without a slip."""
        for _ in range(many):
            if self.asked is None:
                return
            self._send(parts_for(self.asked, self.base.given.answers))

    @precondition(lambda self: self.asked is not None)
    @rule(data=st.data())
    def answer_anything(self, data: st.DataObject) -> None:
        """Whatever the boxes hold."""
        assert self.asked is not None
        self._send(data.draw(wild_page(self.asked)))

    @precondition(lambda self: self.lists)
    @rule(data=st.data())
    def another_row_or_one_less(self, data: st.DataObject) -> None:
        """Press the buttons of a list with something typed in it."""
        assert self.page is not None
        assert self.asked is not None
        spec = data.draw(st.sampled_from(self.lists))
        parts = data.draw(wild_page(self.asked))
        rows = rows_typed(spec, {**self.page.filled(), **parts})
        taken = data.draw(st.sampled_from([None, *rows]))
        press = f"add:{spec}" if taken is None else f"take:{spec}/{taken}"
        sent = {**self.page.filled(), **parts}
        page = self.visitor.send(self.page, parts, press)
        if page.response.status_code == 200:
            gone = f"{spec}-{taken}-"
            rest = {name: text for name, text in sent.items() if not name.startswith(gone)}
            assert not list(oracle.not_shown_again(page, rest))
        self._show(page)

    @precondition(lambda self: self.page is not None)
    @rule(data=st.data())
    def follow_a_link(self, data: st.DataObject) -> None:
        """Back, change, another language, the next task: any link of our own in the main part."""
        assert self.page is not None
        links = [str(a.get("href")) for a in self.page.find("main").iter("a")]
        links += [str(a.get("href")) for a in self.page.all("a") if a.get("hreflang")]
        ours = sorted({one for one in links if one.startswith("/") and "/download/" not in one})
        if ours:
            self._show(self.visitor.get(data.draw(st.sampled_from(ours))))

    @precondition(lambda self: len(self.tabs) > 1)
    @rule(data=st.data())
    def another_tab(self, data: st.DataObject) -> None:
        """Send a page that was opened before, when other answers have been given since."""
        self.page = data.draw(st.sampled_from(self.tabs))
        if self.asked is not None:
            self._send(data.draw(wild_page(self.asked)))

    @precondition(lambda self: self.page is not None)
    @rule(data=st.data())
    def read_and_take(self, data: st.DataObject) -> None:
        """Order an edition and take a file of it, where there is one to take."""
        assert self.page is not None
        place = f"/{self.tag}/{self.base.kind.id}/preview"
        page = self.visitor.get(place)
        if page.address != place:
            self._show(page)
            return
        choices = {
            name: [data.draw(st.sampled_from([str(one.get("value")) for one in boxes]))]
            for name, boxes in page.controls().items()
            if boxes[0].get("type") == "radio"
        }
        page = self.visitor.send(page, choices) if choices else page
        files = sorted(
            str(a.get("href")) for a in page.all("a") if "/download/" in str(a.get("href"))
        )
        taken = self.visitor.get(data.draw(st.sampled_from([f for f in files if ".pdf" not in f])))
        assert taken.response.status_code == 200
        assert len(taken.response.data) > 100
        self._show(page)

    @rule(
        place=st.sampled_from(
            ["check", "preview", "what-next", "address", "nowhere", "", "x" * 500]
        )
    )
    def go_where_it_is_too_early(self, place: str) -> None:
        """An address typed by hand leads to what there is to do, or is not there."""
        for kind in kinds():
            self.visitor.get(f"/en/{kind}/{place}")

    @rule(sure=st.integers(0, 9))
    def delete(self, sure: int) -> None:
        """Now and then everything is deleted; a tab left open must not bring it back."""
        if sure or self.page is None:
            return
        page = self.visitor.get(f"/{self.tag}/delete")
        if page.controls():
            self.known = {}
            self.visitor.send(page, {})
            assert self.visitor.kept() == {}
        self._show(self.visitor.get(f"/{self.tag}/{self.base.kind.id}/"))

    @invariant()
    def nothing_is_lost(self) -> None:
        """The draft holds what was taken, and nothing else has changed."""
        assert self.visitor.kept() == self.known

    @property
    def asked(self) -> QuestionPage | None:
        """The question of the page in front of the visitor, if it is one."""
        if self.page is None or self.page.response.mimetype != "text/html":
            return None
        parts = self.page.address.strip("/").split("/")
        kind = kinds().get(parts[1]) if len(parts) == 3 else None
        found = kind.journey.page(parts[2]) if kind else None
        form = any(name != "csrf_token" for name in self.page.controls())
        return found if found and not found.stop and form else None

    @property
    def lists(self) -> list[str]:
        """The lists of rows on the page."""
        return (
            [spec.name for spec in self.asked.fields if spec.kind == "rows"] if self.asked else []
        )

    @property
    def tag(self) -> str:
        """The language of the page."""
        assert self.page is not None
        return self.page.address.split("/")[1] or "en"

    def _show(self, page: Page) -> None:
        if page.response.mimetype == "text/html":
            self.page = page
            self.tabs = [*self.tabs[-3:], page]

    def _send(self, parts: Parts) -> None:
        assert self.page is not None
        asked, sent = self.asked, {**self.page.filled(), **parts}
        assert asked is not None
        page = self.visitor.send(self.page, parts)
        answers = self.visitor.kept()
        if page.response.status_code == 422:
            assert not list(oracle.not_shown_again(page, sent))
            assert list(page.all("div", id="what-to-mend"))
        elif page.response.history and answers != self.known:
            names = {spec.name for spec in asked.fields}
            for name in {*answers, *self.known} - names:
                assert answers.get(name) == self.known.get(name), name
            self.known = answers
        elif page.response.status_code in {400, 409, 410}:
            typed = oracle.seen(page.response.text + text_of(page.tree))
            assert typed  # a page there is; what was typed is on it
        self._show(page)


def test_journeys(app: Flask) -> None:
    """Any walk of a few steps: never a crash, nothing lost, every page lints clean."""
    made: Callable[[], Journey] = type("OfThisApp", (Journey,), {"app": app})
    run(made, settings=budget.budget("journeys", stateful_step_count=STEPS))
