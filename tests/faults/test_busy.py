"""More is asked for than can be made: those beyond are told when to come again, questions are
answered all the while, and every draft is safe."""

from __future__ import annotations

import re
from concurrent.futures import Future

import psutil

from tests.faults.conftest import Serving
from tests.faults.people import (
    FILES,
    QUESTIONS,
    answered,
    beginner,
    file_link,
    meanwhile,
    reader,
    whole_file,
)
from tests.served import Browser, Caller, Served, until
from tests.web.page import Page

FEW_THREADS = {"LETTERS_THREADS": "2", "LETTERS_QUEUE": "100"}
MANY = 4


def ask_at_once(server: Served) -> tuple[list[Caller], list[Future[Page]], psutil.Process]:
    """Many people ask for a file while the render process stands still."""
    callers = [reader(server) for _ in range(MANY)]
    server.wait_until_warm()
    (renderer,) = server.renderers()
    renderer.suspend()
    asked = [meanwhile(lambda caller=caller: caller.get(file_link())) for caller in callers]  # type: ignore[misc]
    return callers, asked, renderer


def test_beyond_the_queue_people_are_told_when_to_come_again(server: Served) -> None:
    """One is being made, one waits; the others hear at once that their draft is safe, and it is."""
    callers, asked, renderer = ask_at_once(server)
    try:
        until(lambda: sum(one.done() for one in asked) == MANY - 2)
        for caller, one in zip(callers, asked, strict=True):
            if one.done():
                assert_safe(caller, one.result())
        beginner(server)  # somebody else begins meanwhile
    finally:
        renderer.resume()
    for caller, one in zip(callers, asked, strict=True):
        page = one.result(60)
        while page.response.status_code == 503:
            page = caller.get(file_link())
        assert whole_file(page.response.data)


def assert_safe(caller: Caller, page: Page) -> None:
    """The page says so, and it is true; the Word file is there meanwhile."""
    assert (page.response.status_code, page.h1) == (503, "We are very busy just now")
    assert re.fullmatch(r"\d+", page.response.headers["Retry-After"])
    assert "Your answers are safe" in page.text
    assert answered(caller.get(f"{FILES}country"), "country") == ["england"]
    assert whole_file(caller.get(file_link("docx")).response.data, "docx")


def questions_are_answered(server: Served, seconds: float) -> bool:
    """Whether somebody can open a page while as many as can wait for a file."""
    _, asked, renderer = ask_at_once(server)
    try:
        until(lambda: len(waiting_for(server)) + sum(one.done() for one in asked) >= MANY)
        quick = meanwhile(lambda: Page(Browser(server.port).get(f"{QUESTIONS}country")))
        try:
            return quick.result(seconds).response.status_code == 200
        except TimeoutError:
            return False
    finally:
        renderer.resume()


def waiting_for(server: Served) -> list[object]:
    """The lines on which somebody waits for an answer."""
    lines = psutil.Process(server.process.pid).net_connections("tcp")
    return [line for line in lines if line.status == psutil.CONN_ESTABLISHED]


def test_those_who_wait_for_a_file_leave_threads_to_the_others(serve: Serving) -> None:
    """However long the queue is."""
    assert questions_are_answered(serve(settings=FEW_THREADS), 30)


def test_a_server_whose_threads_all_wait_would_be_seen(planted: Served) -> None:
    """The planted fault."""
    assert not questions_are_answered(planted, 2)
