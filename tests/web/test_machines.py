"""Two web nodes, a worker and a PostgreSQL, set up as docs/deploy.md says, as processes here."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from letters.kinds import kind
from letters.web.settings import VARIABLES
from tests.drafts.engines import PostgreSQL
from tests.journeys import files
from tests.web.client import Client
from tests.web.journeys import answer_all
from tests.web.machines import DEPLOY, Machine, Proxy, Visitor, documented, healthy, wait_for
from tests.web.page import Page
from tests.web.test_memory import limits_of
from tests.web.test_serving import free_port

KIND = "complaint-local-authority"
NAME = "out-age-began"  # dated long ago enough to be answered on any day


@dataclass
class Machines:
    """All of them."""

    database: PostgreSQL
    nodes: list[Machine]
    worker: Machine
    proxy: Proxy
    folder: Path

    def start_worker(self) -> Machine:
        """One more worker, like the first."""
        settings = documented("worker.env", self.database.place)
        return Machine(["worker"], settings, self.folder / "worker.log")

    def start_node(self, port: int) -> Machine:
        """A web node."""
        settings = documented("web.env", self.database.place)
        words = ["serve", "--host", "127.0.0.1", "--port", str(port)]
        return Machine(words, settings, self.folder / f"web-{port}.log")

    def wait(self) -> None:
        """Until every node can be used and a worker is there."""
        for node, port in zip(self.nodes, self.proxy.ports, strict=True):
            wait_for(lambda port=port: healthy(port), [node, self.worker])  # type: ignore[misc]


@pytest.fixture(scope="module")
def machines(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Machines]:
    """Started together, the database first."""
    database = PostgreSQL(request.getfixturevalue("postgresql"))
    folder = tmp_path_factory.mktemp("machines")
    proxy = Proxy([free_port(), free_port()])
    made = Machines(database, [], None, proxy, folder)  # type: ignore[arg-type]
    made.worker = made.start_worker()
    made.nodes = [made.start_node(port) for port in proxy.ports]
    try:
        made.wait()
        yield made
    finally:
        ended = [machine.end() for machine in (*made.nodes, made.worker)]
    assert ended == [0, 0, 0]


@pytest.fixture
def visitor(machines: Machines) -> Visitor:
    """Somebody who was never here, sent to a node by turns."""
    turns = itertools.cycle([0, 1])
    machines.proxy.goes_to = lambda: next(turns)
    machines.proxy.answered.clear()
    return Visitor(machines.proxy)


def finished(client: Client) -> Page:
    """The journey of one kind, answered from its first page to its last."""
    given = next(one for one in files.given(KIND) if one.name == NAME)
    page = answer_all(client, kind(KIND), given.answers)
    assert page.address == f"/en/{KIND}/check"
    return client.get(f"/en/{KIND}/preview")


def pdf_links(page: Page) -> list[str]:
    """Where the PDFs are to be had."""
    links = (str(a.get("href")) for a in page.all("a"))
    return [link for link in links if link.endswith(".pdf")]


def test_a_journey_goes_from_node_to_node_and_its_pdf_comes_from_the_worker(
    machines: Machines, visitor: Visitor
) -> None:
    """Begun on one, answered on both by turns, read on one, taken from the other."""
    preview = finished(visitor)
    assert {0, 1} == set(machines.proxy.answered)
    for node in (0, 1):
        machines.proxy.goes_to = lambda node=node: node  # type: ignore[misc]
        for link in pdf_links(preview):
            file = visitor.get(link).response
            assert (file.status_code, file.mimetype) == (200, "application/pdf")
            assert file.data.startswith(b"%PDF-")


def test_no_answer_is_left_on_any_machine(machines: Machines, visitor: Visitor) -> None:
    """Neither in the database, nor in its journal and log, nor in the nodes' logs and files."""
    given = next(one for one in files.given(KIND) if one.name == NAME)
    preview = finished(visitor)
    for link in pdf_links(preview):
        assert visitor.get(link).response.status_code == 200
    left = machines.database.on_disk()
    left += b"".join(one.read_bytes() for one in machines.folder.rglob("*") if one.is_file())
    words = [text.encode() for text in sorted(_texts(given.answers)) if len(text) > 11]
    assert len(words) > 5
    assert [word for word in words if word in left] == []
    assert b"%PDF-1" not in left


def _texts(answers: object) -> Iterator[str]:
    if isinstance(answers, str):
        yield from answers.splitlines()
    elif isinstance(answers, dict):
        for one in answers.values():
            yield from _texts(one)
    elif isinstance(answers, list):
        for one in answers:
            yield from _texts(one)


def test_no_machine_may_be_dumped(machines: Machines) -> None:
    """Answers stand in the memory of a node, and documents in that of a worker."""
    for machine in (*machines.nodes, machines.worker):
        assert limits_of(machine.process.pid, "Max core file size") == ["0", "0"]


def test_a_node_that_dies_takes_nothing_with_it(machines: Machines, visitor: Visitor) -> None:
    """Killed in the middle of a journey; the visitor goes on at the other one."""
    machines.proxy.goes_to = lambda: 0
    page = visitor.get(f"/en/{KIND}/country")
    page = visitor.submit(page, {"country": ["england"]})
    machines.nodes[0].kill()
    again = visitor.get(f"/en/{KIND}/country")
    assert again.filled()["country"] == ["england"]
    assert machines.proxy.answered[-1] == 1
    machines.nodes[0] = machines.start_node(machines.proxy.ports[0])
    machines.wait()


def test_a_worker_that_dies_is_replaced(machines: Machines, visitor: Visitor) -> None:
    """Until another one is there the draft is safe and the Word file is to be had."""
    machines.worker.kill()
    preview = finished(visitor)
    word = pdf_links(preview)[0].replace(".pdf", ".docx")
    assert visitor.get(word).response.status_code == 200
    machines.worker = machines.start_worker()
    machines.wait()
    for link in pdf_links(preview):
        assert visitor.get(link).response.data.startswith(b"%PDF-")


def test_a_database_restarted_is_not_noticed_but_while_it_is_away(
    machines: Machines, visitor: Visitor
) -> None:
    """An answer sent meanwhile is shown again, and kept with the next press of the button."""
    page = visitor.get(f"/en/{KIND}/country")
    page = visitor.submit(page, {"country": ["england"]})
    with machines.database.away():
        asked = kind(KIND).journey.page("writer")
        assert asked is not None
        again = visitor.submit(page, {"writer": ["parent"]})
        assert again.response.status_code == 503
    on = visitor.submit(again, {})
    assert on.response.status_code == 200
    assert visitor.get(f"/en/{KIND}/writer").filled()["writer"] == ["parent"]
    machines.wait()
    for link in pdf_links(finished(visitor)):
        assert visitor.get(link).response.data.startswith(b"%PDF-")


def test_the_documentation_names_settings_that_there_are() -> None:
    """And every one that concerns several machines."""
    named = set(re.findall(r"\b(LETTERS_[A-Z_]+|DATABASE_URL)\b", DEPLOY))
    assert named <= set(VARIABLES.values())
    assert named >= {"DATABASE_URL", "LETTERS_RENDER_ON", "LETTERS_WORKER_SECRET"}
