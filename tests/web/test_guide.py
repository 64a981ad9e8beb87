"""The way in: it is met on the first page and on every other, and leads to what can be made."""

from __future__ import annotations

import pytest

from letters.kinds import guide, kinds
from tests.journeys import files
from tests.web.client import Client
from tests.web.journeys import answer, answer_all, go_on

START = "/en/start/"
OTHERS = [kind_id for kind_id, kind in kinds().items() if not kind.journey.guide]
FILES = {one.name: one for one in files.given("start")}


def test_there_is_one_guide_at_the_address_start() -> None:
    """And it is no document among documents."""
    assert guide().id == "start"
    assert len(OTHERS) == len(kinds()) - 1


def test_the_first_page_leads_to_it_before_the_documents(client: Client) -> None:
    """Whoever does not know which one they need finds it first, and only once."""
    links = [str(a.get("href")) for a in client.get("/en/").all("a")]
    assert links.count(START) == 1
    assert links.index(START) < min(links.index(f"/en/{kind_id}/") for kind_id in OTHERS)


@pytest.mark.parametrize("kind_id", OTHERS)
def test_every_document_leads_back_to_it(client: Client, kind_id: str) -> None:
    """From the first page of each."""
    assert START in [a.get("href") for a in client.get(f"/en/{kind_id}/").all("a")]


@pytest.mark.parametrize("kind_id", OTHERS)
def test_it_is_reached_from_where_each_document_is_read(
    client: Client, monkeypatch: pytest.MonkeyPatch, kind_id: str
) -> None:
    """A document in hand is no reason to know no other way."""
    given = next(one for one in files.given(kind_id) if "shortest" in one.name)
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    client.bring(given.answers, [page.id for page in kinds()[kind_id].journey.pages()])
    links = [a.get("href") for a in client.get(f"/en/{kind_id}/preview").all("a")]
    assert links.count(START) == 1


def test_it_does_not_lead_to_itself(client: Client) -> None:
    """Its own page does not ask whether somebody is unsure."""
    assert "Not sure which one you need" not in client.get(START).text
    assert "Not sure which one you need" in client.get("/en/raise-a-concern/").text


def test_a_journey_that_ends_without_a_document_leads_to_it(client: Client) -> None:
    """A stop is the place where somebody needs another way."""
    end = answer_all(client, kinds()["mediation-advice"], {"country": "wales"})
    assert end.address.endswith("/what-next")
    assert START in [a.get("href") for a in end.all("a")]


def test_its_sheet_leads_to_what_can_be_made_and_takes_the_answers_along(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of the sheet; what was answered here is not asked there again."""
    given = FILES["parent-decision-first"]
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    answer_all(client, guide(), given.answers)
    page = client.get("/en/start/preview")
    section = next(one for one in page.all("section") if one.get("aria-labelledby") == "leads-to")
    links = [str(a.get("href")) for a in section.iter("a")]
    assert links[0] == "/en/mediation-advice/"
    assert "/en/appeal-checklist/" in links
    # The country and who writes are known by now: the first open question is the child's name.
    asked = client.get("/en/mediation-advice/letter-says")
    assert asked.address == "/en/mediation-advice/child-name"


def test_each_way_of_its_sheet_leads_to_its_documents_on_the_page_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not many screens later; a file that is taken away holds no address of ours."""
    given = FILES["parent-decision-first"]
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    answer_all(client, guide(), given.answers, "ur")
    page = client.get("/ur/start/preview")
    sheet = next(iter(page.all("article")))
    links = {str(a.get("href")) for a in sheet.iter("a")}
    assert {"/ur/mediation-advice/", "/ur/appeal-checklist/", "/ur/childs-views/"} <= links
    file = client.get("/ur/start/download/your-routes.html").response.text
    assert "/ur/mediation-advice/" not in file


def test_its_sheet_leads_to_the_question_what_else_happened(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sheet is about one thing; the next is one answer away."""
    given = FILES["parent-sent-home"]
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    answer_all(client, guide(), given.answers)
    page = client.follow(client.get("/en/start/preview"), "Choose what else happened")
    assert page.address.startswith("/en/start/happened")
    other = client.submit(page, {"happened": ["late"]})
    assert other.address.startswith("/en/start/known-since")


def test_its_questions_follow_one_another_without_the_task_list(client: Client) -> None:
    """From the first to the last; another kind, which asks more, shows its list between parts."""
    given = FILES["parent-shortest"].answers
    page = go_on(client, client.get(START))
    seen = []
    while not page.address.endswith("/check"):
        seen.append(page.address)
        asked = guide().journey.page(page.address.split("/")[-1])
        assert asked is not None, page.address
        page = answer(client, page, asked, given)
    assert len(seen) > 5


def test_other_kinds_lead_nowhere(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the guide's page offers other documents under its own."""
    given = next(one for one in files.given("raise-a-concern") if one.name == "parent-shortest")
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    answer_all(client, kinds()["raise-a-concern"], given.answers)
    page = client.get("/en/raise-a-concern/preview")
    assert "leads-to" not in [one.get("aria-labelledby") for one in page.all("section")]
