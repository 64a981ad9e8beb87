"""Told to end, a server ends after the replies that are under way, and no draft is lost."""

from __future__ import annotations

import signal
import socket
import time
from http.client import HTTPException, HTTPResponse
from urllib.parse import urlencode

from tests.faults.people import (
    FILES,
    NAME,
    QUESTIONS,
    assert_kept,
    beginner,
    file_link,
    meanwhile,
    reader,
    whole_file,
)
from tests.faults.test_killed import head, reads_slowly
from tests.served import HOST, Served, until


def gets_the_file(server: Served) -> bool:
    """Whether somebody whose file is being made gets it although the server is told to end; nobody
    new is let in meanwhile."""
    caller = reader(server)
    server.wait_until_warm()
    (renderer,) = server.renderers()
    begun = renderer.cpu_times().user
    asked = meanwhile(lambda: caller.get(file_link()))
    until(lambda: renderer.cpu_times().user > begun)
    renderer.suspend()
    server.process.send_signal(signal.SIGTERM)
    until(lambda: not listens(server))
    renderer.resume()
    try:
        return whole_file(asked.result(60).response.data)
    except (OSError, HTTPException):
        return False


def listens(server: Served) -> bool:
    """Whether anybody is let in."""
    try:
        socket.create_connection((HOST, server.port), timeout=5).close()
    except OSError:
        return False
    return True


def test_a_file_that_is_being_made_is_given(mortal: Served) -> None:
    """Then the program ends, without a complaint."""
    assert gets_the_file(mortal)
    assert (mortal.ended(), mortal.process.returncode) == ("", 0)


def test_a_server_that_cuts_people_off_would_be_seen(planted_to_end: Served) -> None:
    """The planted fault."""
    assert not gets_the_file(planted_to_end)


def test_an_answer_that_is_half_arrived_is_kept(mortal: Served) -> None:
    """A file that is read slowly leaves whole; a line on which nobody asks holds nobody up."""
    server = mortal
    caller, page = beginner(server)
    body = urlencode({**page.filled(), "child_name": [NAME]}, doseq=True).encode()
    sent = head(caller, "POST", f"{QUESTIONS}child-name", body)
    slow = reader(server)
    length = len(slow.get(file_link()).response.data)
    with (
        socket.create_connection((HOST, server.port)) as idle,
        socket.create_connection((HOST, server.port)) as line,
        reads_slowly(slow, file_link()) as telephone,
    ):
        assert telephone.recv(1) == b"H"
        line.sendall(sent[:-5])
        server.process.send_signal(signal.SIGTERM)
        assert idle.recv(1) == b""
        line.sendall(sent[-5:])
        answer = HTTPResponse(line)
        answer.begin()
        assert answer.status == 303
        received = b"".join(iter(lambda: telephone.recv(65536), b""))
        assert len(received.partition(b"\r\n\r\n")[2]) == length
    assert server.ended() == ""
    server.start()
    assert_kept(caller, [NAME])


def test_told_twice_it_ends_at_once(mortal: Served) -> None:
    """Whoever presses Ctrl and C again means it."""
    server = mortal
    caller, _ = beginner(server)
    with socket.create_connection((HOST, server.port)) as line:
        line.sendall(head(caller, "GET", FILES)[:-2])  # an answer that waits for its end
        server.process.send_signal(signal.SIGINT)
        until(lambda: not listens(server))
        begun = time.monotonic()
        server.process.send_signal(signal.SIGINT)
        server.ended()
    assert time.monotonic() - begun < 10
