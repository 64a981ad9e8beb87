"""Hard words in plain words: all on one page, and those of a question where it is asked."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from letters.kinds import kind
from letters.web import glossary
from letters.web.glossary import terms_in
from letters.web.page import languages
from letters.wording import entries
from tests.house.rooms import ROOT
from tests.journeys import files
from tests.web.client import Client
from tests.web.page import text_of

TABLE = ROOT / "letters/web/glossary.csv"


def rows() -> list[dict[str, str]]:
    """The rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_has_its_words_and_no_word_is_left_over() -> None:
    """A meaning for each; a term for those that are translated."""
    found, told = rows(), entries("glossary")
    wanted = {f"meaning.{row['id']}" for row in found}
    wanted |= {f"term.{row['id']}" for row in found if row["policy"] == "T"}
    assert told.keys() == wanted
    assert len({row["id"] for row in found}) == len(found) > 70
    for row in found:
        assert row["policy"] in {"K", "T"}
        if row["policy"] == "T":
            assert told[f"term.{row['id']}"] == row["term"]


@pytest.mark.parametrize("tag", languages())
def test_every_word_stands_on_the_page(client: Client, tag: str) -> None:
    """With its English name, which letters have, and its meaning."""
    page = client.get(f"/{tag}/words")
    entry = {str(one.get("id")): text_of(one) for one in page.all("div") if one.get("id")}
    for row in rows():
        assert row["term"] in entry[row["id"]]
    kept, translated = entry["ehc-needs-assessment"], entry["appeal"]
    assert kept.startswith("EHC needs assessment (EHCNA)")
    assert translated.startswith("Appeal") is (tag == "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Do you have a mediation certificate?", ["mediation-certificate"]),
        ("Ask the mediation adviser about mediation.", ["mediation", "mediation-adviser"]),
        ("EHC plans and EHCPs", ["education-health-and-care-plan"]),
        ("SENDIASS helps", ["sendiass"]),
        ("The ICB, or SEN support", ["sen-support", "integrated-care-board"]),
        ("A working day; working days", ["working-day"]),
        ("the governors of the school", ["governing-board"]),
        ("What is the child’s date of birth? Check the code: la, ar, jr.", []),
        ("appealing", []),
        ("Where do you send letters to?", []),
        ("SEND law", ["special-educational-needs-and-disabilities"]),
        ("", []),
    ],
)
def test_a_word_is_found_as_people_write_it(text: str, found: list[str]) -> None:
    """In the plural and in small letters too; the longer term hides the one inside it."""
    assert [term.id for term in terms_in([text], "en")] == found


def test_a_question_explains_its_own_words(client: Client) -> None:
    """Where it is asked, so that nobody has to leave it, and in the reader's language."""
    client.bring({"country": "england", "writer": "parent"}, ["country", "writer"])
    for tag, summary in (("en", "Hard words on this page"), ("pl", "Trudne słowa na tej stronie")):
        page = client.get(f"/{tag}/mediation-advice/writer")
        (details,) = (one for one in page.all("details") if summary in text_of(one))
        terms = [text_of(one) for one in details.iter("dt")]
        assert any("Young person" in one for one in terms), terms
        assert any("SENDIASS" in one for one in terms), terms
        assert all(text_of(one) for one in details.iter("dd"))


def test_a_question_without_hard_words_has_no_list(client: Client) -> None:
    """Nothing empty stands on a page."""
    page = client.get("/en/mediation-advice/country")
    assert "Hard words on this page" not in page.text or list(page.all("dd"))


def test_a_document_explains_its_own_words_and_looks_at_nobody_s(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is read, in the reader's language; what somebody wrote is none of it."""
    given = next(one for one in files.given("complaint-school") if one.name == "parent-fullest")
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    told = {}
    for words in ("Nothing helps.", "An annual review of the local offer."):
        own = {"text": words, "language": "en", "english": ""}
        answers = {**given.answers, "school_tried": own}
        client.bring(answers, [page.id for page in kind("complaint-school").journey.pages()])
        page = client.get("/pl/complaint-school/preview")
        told[words] = [text_of(term) for term in page.all("dt")]
    first, second = told.values()
    assert any("SENDIASS" in term for term in first)
    assert first == second


def test_every_page_leads_to_the_words(client: Client) -> None:
    """From the foot."""
    assert list(client.get("/en/help").all("a", href="/en/words"))


def test_the_table_stands_beside_its_module() -> None:
    """So that it is in the package."""
    assert Path(glossary.__file__).with_name("glossary.csv") == TABLE
