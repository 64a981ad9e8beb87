"""The web process is killed between answer and reply: what it said it kept is kept, and no half
file is taken for a whole one."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse, IncompleteRead
from pathlib import Path
from urllib.parse import urlencode

import psutil
import pytest

from letters import clock
from letters.web.visits import read_draft
from tests.faults.conftest import Serving
from tests.faults.people import (
    NAME,
    QUESTIONS,
    answered,
    assert_kept,
    beginner,
    file_link,
    meanwhile,
    reader,
    stored,
    whole_file,
)
from tests.fuzz.visitor import key_of
from tests.served import HOST, Caller, Served, until


def head(caller: Caller, method: str, path: str, body: bytes = b"") -> bytes:
    """A request as it goes over the line."""
    return (
        f"{method} {path} HTTP/1.1\r\nHost: {HOST}:{caller.browser.port}\r\n"
        f"Origin: http://{HOST}:{caller.browser.port}\r\n"
        f"Cookie: draft={caller.browser.get_cookie('draft')}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body


def test_killed_before_it_is_kept(mortal: Served) -> None:
    """The server has not read the answer yet: the question is asked again, the others are there."""
    caller, page = beginner(mortal)
    body = urlencode({**page.filled(), "child_name": [NAME]}, doseq=True).encode()
    psutil.Process(mortal.process.pid).suspend()
    with socket.create_connection((HOST, mortal.port)) as line:
        line.sendall(head(caller, "POST", f"{QUESTIONS}child-name", body))
        assert mortal.kill() == ""
    mortal.start()
    assert_kept(caller, [""])


def test_killed_after_it_is_kept(mortal: Served) -> None:
    """Nobody has heard that it was: the answer is there, and may be sent a second time."""
    caller, page = beginner(mortal)
    body = urlencode({**page.filled(), "child_name": [NAME]}, doseq=True).encode()
    with (
        stored(Path(mortal.settings["LETTERS_DRAFTS"])) as store,
        socket.create_connection((HOST, mortal.port)) as line,
    ):
        line.sendall(head(caller, "POST", f"{QUESTIONS}child-name", body))
        key = key_of(caller.browser.get_cookie("draft"))
        until(lambda: "child_name" in read_draft(store.load(key, clock.now())).answers)
        mortal.kill()
    mortal.start()
    assert caller.submit(page, {"child_name": [NAME]}).response.status_code == 200
    assert_kept(caller, [NAME])


def kept_when_told(server: Served) -> bool:
    """Whether an answer that was called kept is there after the server is killed at once."""
    caller, page = beginner(server)
    answer = caller.browser.post(page.address, data={**page.filled(), "child_name": [NAME]})
    server.kill()
    assert answer.status_code == 303
    server.start()
    page = caller.get(f"{QUESTIONS}child-name")
    return page.response.status_code == 200 and page.filled().get("child_name") == [NAME]


def test_what_is_called_kept_is_kept(mortal: Served) -> None:
    """The reply comes after the answer is on the disk, never before."""
    assert kept_when_told(mortal)


def test_a_reply_before_its_time_would_be_seen(planted_to_end: Served) -> None:
    """The planted fault: the answer is kept a little later."""
    assert not kept_when_told(planted_to_end)


@contextlib.contextmanager
def reads_slowly(caller: Caller, path: str) -> Iterator[socket.socket]:
    """A telephone that takes small pieces, and has asked for a file."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 500)
        line.settimeout(60)
        line.connect((HOST, caller.browser.port))
        line.sendall(head(caller, "GET", path))
        yield line


def test_killed_while_it_makes_and_while_it_sends(mortal: Served) -> None:
    """A file that is cut off is seen to be: less comes than was announced, or nothing at all. The
    next process gives the whole of it, and nothing is left of the first."""
    server = mortal
    caller = reader(server)
    server.wait_until_warm()
    (renderer,) = server.renderers()
    begun = renderer.cpu_times().user
    made = meanwhile(lambda: caller.get(file_link()))
    until(lambda: renderer.cpu_times().user > begun)
    below = server.started()
    server.kill()
    with pytest.raises((OSError, HTTPException)):
        made.result(30)
    until(lambda: not any(one.is_running() for one in below))
    server.start()
    page = caller.get(file_link())
    assert whole_file(page.response.data)
    with reads_slowly(caller, file_link()) as line:
        answer = HTTPResponse(line)
        answer.begin()
        assert int(answer.headers["Content-Length"]) == len(page.response.data)
        server.kill()
        with pytest.raises(IncompleteRead):
            answer.read()
    server.start()
    assert caller.get(file_link()).response.data == page.response.data


def test_half_a_file_would_be_seen(planted: Served) -> None:
    """The planted fault."""
    caller = reader(planted)
    assert whole_file(caller.get(file_link()).response.data)
    until(lambda: not whole_file(caller.get(file_link()).response.data))


def test_whoever_comes_back_to_a_server_that_keeps_nothing_is_told(serve: Serving) -> None:
    """With no setting, drafts go with the program; what was typed meanwhile is shown."""
    server = serve(drafts=None, settings={"LETTERS_SECRET": ""})
    caller, page = beginner(server)
    server.kill()
    server.start()
    again = caller.submit(page, {"child_name": [NAME]})
    assert NAME in again.response.text
    assert again.response.status_code == 410
    assert answered(caller.get(f"{QUESTIONS}country"), "country") == []
