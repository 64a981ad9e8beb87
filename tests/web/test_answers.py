"""Giving, refusing, changing answers: nothing typed is lost and nothing stale is said."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask

from letters import making
from letters.kinds import kind
from letters.web import visits
from tests.journeys import files
from tests.web.client import Client
from tests.web.page import Page, text_of

KIND = "complaint-local-authority"
START = f"/en/{KIND}/"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> files.Given:
    """A parent's complaint, and its day."""
    found = next(one for one in files.given(KIND) if one.name == "parent-shortest")
    monkeypatch.setattr("letters.clock.today", lambda: found.on_date)
    return found


@pytest.fixture
def checked(client: Client, given: files.Given) -> Page:
    """Check-your-answers with all of that complaint answered before."""
    client.bring(given.answers, [page.id for page in kind(KIND).journey.pages()])
    return client.get(f"{START}check")


def refused(client: Client, where: str, **parts: list[str]) -> Page:
    """A page after an answer that cannot be taken."""
    page = client.submit(client.get(where), {n.replace("__", "-"): v for n, v in parts.items()})
    assert page.response.status_code == 422
    assert page.title.startswith("Error: ")
    assert next(page.all("div", id="what-to-mend")).get("autofocus") is not None
    return page


def problem(page: Page) -> tuple[str, str]:
    """The one line of the summary: where it leads, and its words."""
    link = next(page.find("div", id="what-to-mend").iter("a"))
    return str(link.get("href")), text_of(link)


def test_an_unanswered_question_says_what_to_do(client: Client) -> None:
    """The summary leads to the first choice, and the words stand beside the question too."""
    page = refused(client, f"{START}country")
    assert problem(page) == ("#country", "Choose the country that the council is in")
    assert page.find("fieldset").get("aria-describedby") == "page-hint country-error"


@pytest.mark.parametrize(
    ("day", "month", "year", "target", "words"),
    [
        ("31", "2", "2015", "#child_born-day", "There is no such day"),
        ("", "2", "2015", "#child_born-day", "Write the day, the month and the year"),
        ("3", "", "", "#child_born-month", "Write the day, the month and the year"),
        ("3", "2", "26", "#child_born-year", "with four digits"),
        ("3", "Mar 1", "2015", "#child_born-month", "as numbers"),
        ("1", "1", "2099", "#child_born-day", "This day has not come yet"),
    ],
)
def test_a_date_that_is_none_leads_to_the_very_box(
    client: Client, checked: Page, day: str, month: str, year: str, target: str, words: str
) -> None:
    """Day, month and year are shown again as typed."""
    page = refused(
        client,
        f"{START}child-born",
        child_born__day=[day],
        child_born__month=[month],
        child_born__year=[year],
    )
    assert problem(page)[0] == target
    assert words in problem(page)[1]
    typed = [page.filled()[f"child_born-{part}"] for part in ("day", "month", "year")]
    assert typed == [[day], [month], [year]]
    wrong = page.find("input", id=target[1:])
    assert (wrong.get("aria-invalid"), wrong.get("aria-describedby")) == (
        "true",
        "child_born-error",
    )


def test_digits_of_other_scripts_are_read(client: Client, checked: Page) -> None:
    """A date may be typed as the person writes numbers."""
    page = client.submit(
        client.get(f"{START}child-born?change=1"),
        {"child_born-day": ["۱۴"], "child_born-month": ["٣"], "child_born-year": ["২০১৭"]},
    )
    assert page.h1 == "Check your answers"
    assert "14 March 2017" in page.text


@pytest.mark.parametrize("month", ["March", "mar.", "marca", "مارچ"])
def test_a_month_may_be_typed_as_a_word(client: Client, checked: Page, month: str) -> None:
    """Whatever the language of the page."""
    page = client.submit(
        client.get(f"{START}child-born?change=1"),
        {"child_born-day": ["14"], "child_born-month": [month], "child_born-year": ["2017"]},
    )
    assert page.h1 == "Check your answers"
    assert "14 March 2017" in page.text


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 121,
        "Noor\u0007 Example",
        "two\nlines",
        "e" + "\u0301" * 10,
        "\ufffe",
        "<script>alert(1)</script>\u0000",
    ],
)
def test_a_refused_name_is_shown_again_to_the_last_letter(
    client: Client, checked: Page, typed: str
) -> None:
    """What cannot be printed is named, and a character that no page can hold is shown by its
    picture; nothing is cut. (A browser sends no line end from a line.)"""
    page = refused(client, f"{START}child-name", child_name=[typed])
    answer = page.response.text
    shown = re.search(r'id="child_name"[^>]*? value="([^"]*)"', answer)
    assert shown is not None
    pictured = typed.replace("\x07", "␇").replace("\x00", "␀").replace("\ufffe", "\ufffd")
    assert html.unescape(shown[1]) == pictured
    assert client.get(f"{START}child-name").filled()["child_name"] == ["Noor Example"]


def test_the_summary_has_an_id_of_its_own(client: Client, checked: Page) -> None:
    """A question may be called "problems", too; a link to it must not lead to the summary."""
    page = refused(client, f"{START}problems?change=1", problems=[])
    assert problem(page)[0] == "#problems"
    assert page.find("input", id="problems").get("type") == "checkbox"


def test_several_things_wrong_are_all_named(client: Client, checked: Page) -> None:
    """Each line leads to its own box, in the order of the page."""
    page = refused(client, f"{START}address", address=[""], email=["no address"])
    links = [str(a.get("href")) for a in page.find("div", id="what-to-mend").iter("a")]
    assert links == ["#address", "#email"]
    assert page.filled()["email"] == ["no address"]


def test_markup_stays_text(client: Client, checked: Page) -> None:
    """What looks like markup or a template is shown as typed, here and in the document."""
    name = '<b>Noor</b> {{ 7*7 }} & "Co"'
    page = client.submit(client.get(f"{START}child-name?change=1"), {"child_name": [name]})
    assert name in page.text
    assert name in client.follow(page, "Read your documents").text


def test_an_answer_is_changed_without_losing_later_ones(client: Client, checked: Page) -> None:
    """Change leads to the question, and Continue straight back; everything else still stands."""
    before = checked.text
    page = client.get(f"{START}child-name?change=1")
    assert page.find("a", **{"class": "back"}).get("href") == f"{START}check"
    after = client.submit(page, {"child_name": ["Nur Example"]})
    assert after.text == before.replace("Noor Example", "Nur Example")


def test_each_change_link_says_what_it_changes(checked: Page) -> None:
    """Read by itself, as a screen reader's list of links does, no two are alike."""
    links = [text_of(a) for a in checked.all("a") if a.get("class") == "change"]
    assert all(re.fullmatch(r"Change: .+\?", link) for link in links)
    assert len(set(links)) == len(links)


def test_a_change_that_opens_new_questions_asks_them_and_no_others(
    client: Client, checked: Page
) -> None:
    """Writing as an adviser asks for the adviser's own page, then comes back to check."""
    page = client.submit(client.get(f"{START}writer?change=1"), {"writer": ["adviser"]})
    assert page.address == f"{START}writes-for"
    page = client.submit(page, {"writes_for": ["parent"]})
    page = client.submit(page, {"consent": ["yes"]})
    day = {"consent_on-day": ["1"], "consent_on-month": ["11"], "consent_on-year": ["2026"]}
    page = client.submit(page, {**day, "consent_written": ["yes"]})
    page = client.submit(page, {"adviser_name": ["Ash Adviser"]})
    assert page.h1 == "Check your answers"
    assert "Ash Adviser" in page.text


def test_answers_off_the_path_wait_in_the_draft_and_reach_no_document(
    app: Flask, client: Client, checked: Page
) -> None:
    """The address given before "only in one way" is in no document and no summary; it is there
    again when the person goes back to it."""
    page = client.submit(client.get(f"{START}contact?change=1"), {"contact_by": ["safe"]})
    page = client.submit(page, {"safe_contact": ["Write to the library desk"]})
    assert page.h1 == "Check your answers"
    assert "Example Street" not in page.response.text
    assert "Example Street" not in client.follow(page, "Read your documents").response.text
    for form in ("docx", "html", "txt"):
        file = client.get(f"{START}download/complaint-local-authority.{form}").response
        assert file.status_code == 200
        assert b"Example Street" not in file.data
    page = client.submit(client.get(f"{START}contact?change=1"), {"contact_by": ["address"]})
    assert "1 Example Street" in page.text


def test_another_kind_asks_nothing_twice(client: Client, checked: Page) -> None:
    """People and council are known to every kind."""
    page = client.get("/en/mediation-advice/")
    statuses = [text_of(one) for one in page.all("span") if "status" in str(one.get("class"))]
    assert statuses[:3] == ["Done", "Done", "Done"]
    assert client.get("/en/mediation-advice/child-name").filled()["child_name"] == ["Noor Example"]


def test_rows_are_added_and_taken_away_and_keep_what_was_typed(
    client: Client, checked: Page
) -> None:
    """The buttons are plain ones; nothing is kept before Continue, nothing typed is lost."""
    page = client.get(f"{START}requests?change=1")
    page = client.submit(page, {"requests-0-what": ["First of all"]}, press="add:requests")
    page = client.submit(page, {"requests-1-what": ["Second of all"]}, press="add:requests")
    assert page.find("fieldset", id="requests-2").get("autofocus") is not None
    page = client.submit(page, {}, press="take:requests/0")
    assert page.filled()["requests-1-what"] == ["Second of all"]
    assert "requests-0-what" not in page.filled()
    page = client.submit(page, {"requests-2-what": ["Third of all"]})
    assert page.h1 == "Check your answers"
    assert "First of all" not in page.text
    assert page.text.index("Second of all") < page.text.index("Third of all")


def test_own_words_in_another_language_keep_their_language(client: Client, checked: Page) -> None:
    """The language and the English version are kept, shown, and asked for where they clash."""
    page = client.get(f"{START}effect-child?change=1")
    urdu = "وہ سو نہیں سکتا۔"
    words = {"effect_child": [urdu], "effect_child-english": ["He cannot sleep."]}
    page = client.submit(page, {**words, "effect_child-language": ["en"]})
    assert problem(page)[0] == "#effect_child-language"
    page = client.submit(page, {"effect_child-language": ["ur"]})
    assert page.h1 == "Check your answers"
    said = next(p for p in page.all("p") if text_of(p) == urdu)
    assert (said.get("lang"), said.get("dir")) == ("ur", "rtl")
    assert "He cannot sleep." in page.text


def test_a_letter_that_grows_too_long_is_refused_where_it_does(
    client: Client, checked: Page
) -> None:
    """No single answer is too long, but all together are more than a letter can hold."""
    page = client.get(f"{START}requests?change=1")
    for number in range(1, 6):
        page = client.submit(page, {}, press="add:requests")
        assert f"requests-{number}-what" in page.controls()
    long = ["A sentence of words. " * 380]
    page = client.submit(page, {f"requests-{number}-what": long for number in range(6)})
    assert page.response.status_code == 422
    assert "40000" in problem(page)[1]
    assert page.filled()["requests-5-what"] == long


def test_a_draft_of_another_version_is_none(app: Flask) -> None:
    """Answers to questions of another version are not read as answers to these."""
    kept = visits.Draft({"country": "england"}, {"country"}).dump()
    assert visits.read_draft(kept).answers == {"country": "england"}
    assert visits.read_draft(kept.replace(b'"schema": 1', b'"schema": 0')) == visits.Draft()


def test_documents_are_named_by_us(client: Client, checked: Page) -> None:
    """A file's name says which document and language it is, and nothing about a person."""
    page = client.follow(checked, "Read your documents")
    for link in (str(a.get("href")) for a in page.all("a") if "/download/" in str(a.get("href"))):
        if link.endswith(".pdf"):
            continue
        file = client.get(link).response
        named = re.fullmatch(
            r'attachment; filename="([a-z-]+)\.([a-z]+)"', file.headers["Content-Disposition"]
        )
        assert named is not None
        assert named[2] in making.FORMATS
