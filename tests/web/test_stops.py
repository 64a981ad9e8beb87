"""Where a journey ends without a document: each place says why and where to go instead."""

from __future__ import annotations

import pytest

from letters.kinds import kind, kinds
from tests.web.client import Client
from tests.web.journeys import go_on
from tests.web.stops import stop_ids, stops

ALL = [(kind_id, stop) for kind_id in kinds() for stop in stop_ids(kind(kind_id))]


@pytest.mark.parametrize(("kind_id", "stop_id"), ALL)
def test_a_stop_says_why_and_lets_the_last_answer_be_changed(
    client: Client, kind_id: str, stop_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has a neutral title and address, words of its own, and the way back; no document."""
    stop = stops(kind_id)[stop_id]
    monkeypatch.setattr("letters.clock.today", lambda: stop.on_date)
    of = kind(kind_id)
    client.bring(stop.answers, [page.id for page in of.journey.pages()])
    page = go_on(client, client.get(f"/en/{kind_id}/"))
    assert (page.address, page.h1) == (f"/en/{kind_id}/what-next", "What you can do now")
    assert len(page.text) > 300
    assert client.get(f"/en/{kind_id}/preview").address == f"/en/{kind_id}/"
    changed = client.follow(page, "Change my last answer")
    assert changed.controls()
    assert of.journey.page(changed.address.split("/")[-1])
