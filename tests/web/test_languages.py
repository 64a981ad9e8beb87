"""Languages: each address has one, the picker keeps the page, and documents are chosen apart."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from letters.kinds import kind, kinds
from letters.languages.locales import locale
from letters.web.page import languages
from tests.journeys import files
from tests.web.client import Client
from tests.web.journeys import answer_all
from tests.web.page import Page, text_of

KIND = "mediation-advice"


def shortest(kind_id: str) -> files.Given:
    """A parent's shortest answers."""
    names = ("parent-shortest", "parent-assess-shortest")
    return next(one for one in files.given(kind_id) if one.name in names)


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if Polish and Urdu were published, whatever their catalogues hold today."""
    monkeypatch.setattr("letters.web.page.languages", lambda: ("en", "pl", "ur"))


def picker(page: Page) -> dict[str, str]:
    """The languages offered: the autonym and where it leads."""
    links = page.find("nav", **{"class": "languages"}).iter("a")
    return {text_of(link): str(link.get("href")) for link in links}


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("pl", "ltr"), ("ur", "rtl")])
def test_a_page_runs_the_way_of_its_language(client: Client, tag: str, direction: str) -> None:
    """Said once, at the top, for every reader and every program."""
    root = client.get(f"/{tag}/privacy").find("html")
    assert (root.get("lang"), root.get("dir")) == (tag, direction)


@pytest.mark.usefixtures("three")
def test_the_picker_keeps_the_page(client: Client) -> None:
    """Each language by its own name, marked as that language, leading to this very page."""
    given = shortest(KIND)
    client.bring(given.answers, [page.id for page in kind(KIND).journey.pages()])
    page = client.get(f"/ur/{KIND}/writer?change=1")
    assert picker(page) == {
        "English": f"/en/{KIND}/writer?change=1",
        "Polski": f"/pl/{KIND}/writer?change=1",
        "اردو": f"/ur/{KIND}/writer?change=1",
    }
    names = [(one.get("lang"), one.get("dir")) for one in page.find("header").iter("bdi")]
    assert names == [("en", "ltr"), ("pl", "ltr"), ("ur", "rtl")]
    assert client.get(picker(page)["Polski"]).filled()["writer"] == ["parent"]


@pytest.mark.usefixtures("three")
def test_the_picker_on_a_refused_answer_leads_to_the_question(client: Client) -> None:
    """A page that answered a form is read again at the form's address."""
    refused = client.submit(client.get(f"/en/{KIND}/country"), {})
    assert client.get(picker(refused)["Polski"]).address == f"/pl/{KIND}/country"


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("asked_for", "tag"),
    [("pl", "pl"), ("pl-PL,pl;q=0.9,en;q=0.5", "pl"), ("ur-PK", "ur"), ("de, ur;q=0.3", "ur")],
)
def test_the_browser_s_language_is_taken(client: Client, asked_for: str, tag: str) -> None:
    """Also where the browser names a country with it."""
    answer = client.browser.get("/", headers={"Accept-Language": asked_for})
    assert answer.location == f"/{tag}/"


@pytest.mark.usefixtures("three")
def test_a_missing_page_speaks_the_language_of_its_address(client: Client) -> None:
    """And one outside every language that of the browser."""
    assert client.get("/ur/nothing").find("html").get("lang") == "ur"
    page = client.get("/nothing", headers={"Accept-Language": "pl"})
    assert page.find("html").get("lang") == "pl"


@pytest.mark.parametrize("tag", languages())
@pytest.mark.parametrize("kind_id", kinds())
def test_a_journey_in_every_language(
    client: Client, monkeypatch: pytest.MonkeyPatch, kind_id: str, tag: str
) -> None:
    """From the task list to the document, which is in English unless another is asked for."""
    given = shortest(kind_id)
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    end = answer_all(client, kind(kind_id), given.answers, tag)
    assert end.address == f"/{tag}/{kind_id}/check"
    page = client.get(f"/{tag}/{kind_id}/preview")
    parts = [one.get("lang") for one in page.all("section") if "part" in str(one.get("class"))]
    assert set(parts) == {"en", tag}


@pytest.mark.parametrize("edition", ["copy", "paragraphs", "alone"])
def test_every_edition_can_be_ordered(
    client: Client, monkeypatch: pytest.MonkeyPatch, edition: str
) -> None:
    """Chosen on the page, shown there, and named in the file; the pages stay in their language."""
    given = shortest(KIND)
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    client.bring(given.answers, [page.id for page in kind(KIND).journey.pages()])
    page = client.get(f"/en/{KIND}/preview")
    for tag in languages()[1:]:
        page = client.submit(page, {"beside": [tag], "edition": [edition]})
        assert page.find("html").get("lang") == "en"
        assert any(one.get("lang") == tag for one in page.find("article").iter())
        word = next(a for a in page.all("a") if str(a.get("href")).endswith(".docx"))
        file = client.get(str(word.get("href"))).response
        assert f"-{tag}" in file.headers["Content-Disposition"]
        assert ZipFile(BytesIO(file.data)).testzip() is None
    assert ("beside" in page.controls()) == (len(languages()) > 1)


def test_what_cannot_be_ordered_is_not(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that we do not have changes nothing."""
    given = shortest(KIND)
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    client.bring(given.answers, [page.id for page in kind(KIND).journey.pages()])
    token = client.get(f"/en/{KIND}/writer").filled()["csrf_token"][0]
    sent = {"csrf_token": token, "beside": "../xx", "edition": "none", "typeface": "comic"}
    answer = client.browser.post(
        f"/en/{KIND}/preview",
        data=sent,
        headers={"Origin": "http://localhost"},
        follow_redirects=True,
    )
    assert answer.status_code == 200
    assert "comic" not in answer.text


def test_every_language_offered_has_a_name_for_itself() -> None:
    """The picker never shows a code."""
    assert all(locale(tag).autonym for tag in languages())
