"""Render processes are killed, and what forks them: whoever waits for a file gets it whole."""

from __future__ import annotations

from tests.faults.people import file_link, meanwhile, reader, whole_file
from tests.served import Served, until
from tests.web.page import Page


def killed_meanwhile(server: Served, *, everybody: bool = False) -> Page:
    """What somebody gets whose render process is killed while it makes their file."""
    caller = reader(server)
    server.wait_until_warm()
    (renderer,) = server.renderers()
    begun = renderer.cpu_times().user
    made = meanwhile(lambda: caller.get(file_link()))
    until(lambda: renderer.cpu_times().user > begun)
    for process in server.started() if everybody else [renderer]:
        process.kill()
    return made.result(60)


def test_a_render_process_is_killed_at_work(server: Served) -> None:
    """Another one makes the file."""
    page = killed_meanwhile(server)
    assert page.response.status_code == 200
    assert whole_file(page.response.data)


def test_every_process_below_is_killed_at_once(server: Served) -> None:
    """The server that forks them, too, as when a whole service is told to end."""
    page = killed_meanwhile(server, everybody=True)
    assert page.response.status_code == 200
    assert whole_file(page.response.data)
    assert reader(server).get(file_link()).response.status_code == 200


def test_a_file_not_tried_again_would_be_seen(planted: Served) -> None:
    """The planted fault."""
    page = killed_meanwhile(planted)
    assert page.response.status_code == 500
