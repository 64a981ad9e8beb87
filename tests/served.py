"""`letters serve` as a process of its own, and a visitor who reaches it as a browser does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import psutil
from werkzeug.test import EnvironBuilder, TestResponse
from werkzeug.wrappers import Request

from tests.web.client import Client
from tests.web.page import Page

PROGRAM = (Path(sys.executable).with_name("letters"),)
SECRET = "a secret of these tests alone: kX81-pQ"
HOST = "127.0.0.1"
_STARTING = 60.0  # seconds; it takes three on a quiet machine
_HOPS = 5


def until(is_so: Callable[[], object], seconds: float = _STARTING) -> None:
    """Wait for something that comes about by itself; the test fails where it does not."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.01)


class Served:
    """A server with its drafts in a folder, on one port however often it is started anew.

    `program` stands in the place of `letters` where a fault is planted; `around` are the words of
    a command that it is started by, such as nsenter.
    """

    def __init__(
        self,
        drafts: Path | None,
        settings: Mapping[str, str] | None = None,
        *,
        program: Sequence[str | Path] = PROGRAM,
        around: Sequence[str] = (),
    ) -> None:
        with socket.socket() as free:
            free.bind((HOST, 0))
            self.port = int(free.getsockname()[1])
        own = {"LETTERS_SECRET": SECRET, "LETTERS_STORE_SECONDS": "1", "LETTERS_WORKERS": "1"}
        where = {"LETTERS_DRAFTS": str(drafts)} if drafts else {}
        self.settings = {**own, **where, **(settings or {})}
        self._command = [*around, *program, "serve", "--port", str(self.port)]
        self._log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - no pipe: others hold its end
        self.process: subprocess.Popen[str] = self.start()

    @property
    def address(self) -> str:
        """Where its pages are."""
        return f"http://{HOST}:{self.port}"

    def start(self) -> subprocess.Popen[str]:
        """Start it, with an empty log, and wait until it listens."""
        self._log.seek(0)
        self._log.truncate()
        self.process = subprocess.Popen(
            self._command,
            env={**os.environ, **self.settings},
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        assert self.process.stdout is not None
        with self.process.stdout as out:
            said = out.readline()
        assert said == f"{self.address}\n", f"{said}{self.log()}"
        return self.process

    def kill(self) -> str:
        """End it as a crash of the machine would, with no time to put anything in order; give
        what it has said in its log."""
        self.process.kill()
        return self.ended()

    def stop(self) -> str:
        """Tell it to end and wait until it has; give what it has said in its log."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> str:
        """Wait until it has ended; give what it has said in its log."""
        self.process.wait(60)
        return self.log()

    def log(self) -> str:
        """What it has said in its log."""
        self._log.seek(0)
        return self._log.read()

    def close(self) -> None:
        """End it, if it runs."""
        if self.process.poll() is None:
            self.kill()
        self._log.close()

    def wait_until_warm(self) -> None:
        """Wait until every render process has made a document."""
        until(lambda: Browser(self.port).get("/healthz").status_code == 200)

    def started(self) -> list[psutil.Process]:
        """Every process that it has started."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def renderers(self) -> list[psutil.Process]:
        """Its render processes: what the server that forks them has forked."""
        below = psutil.Process(self.process.pid).children()
        return [child for process in below for child in process.children()]


class Browser:
    """Asks a server over a connection of its own each time, and keeps cookies."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: SimpleCookie = SimpleCookie()

    def get(self, path: str, **options: Any) -> TestResponse:
        """What a link leads to."""
        return self._open("GET", path, **options)

    def post(self, path: str, **options: Any) -> TestResponse:
        """What a form leads to."""
        return self._open("POST", path, **options)

    def set_cookie(self, name: str, value: str) -> None:
        """Come with a cookie."""
        self.cookies[name] = value

    def get_cookie(self, name: str) -> str | None:
        """The value of a cookie."""
        return self.cookies[name].value if name in self.cookies else None

    def _open(
        self,
        method: str,
        path: str,
        data: Mapping[str, list[str]] | None = None,
        headers: Mapping[str, str] | None = None,
        follow_redirects: bool = False,
    ) -> TestResponse:
        response = self._ask(method, path, data, headers or {})
        history = []
        while follow_redirects and response.status_code in {302, 303} and len(history) < _HOPS:
            history.append(response)
            response = self._ask("GET", urlsplit(str(response.location)).path, None, {})
        response.history = tuple(history)
        return response

    def _ask(
        self,
        method: str,
        path: str,
        form: Mapping[str, list[str]] | None,
        headers: Mapping[str, str],
    ) -> TestResponse:
        sent = {"Host": f"{HOST}:{self.port}", **headers}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{one.key}={one.value}" for one in self.cookies.values())
        body = None
        if form is not None:
            sent["Origin"] = f"http://{HOST}:{self.port}"
            sent["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form, doseq=True)
        line = HTTPConnection(HOST, self.port, timeout=60)
        try:
            line.request(method, path, body, sent)
            answer = line.getresponse()
            content = answer.read()  # IncompleteRead where it was cut off
        finally:
            line.close()
        for value in answer.headers.get_all("Set-Cookie", []):
            self._take(SimpleCookie(value))
        asked = Request(EnvironBuilder(path, method=method).get_environ())
        status = f"{answer.status} {answer.reason}"
        return TestResponse([content], status, answer.getheaders(), asked)  # type: ignore[arg-type]

    def _take(self, given: SimpleCookie) -> None:
        for name, cookie in given.items():
            if cookie["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = cookie.value


class Caller(Client):
    """The client of all tests of the pages, before a server that is a process of its own. Its
    pages have been linted elsewhere."""

    def __init__(self, server: Served) -> None:
        self.browser: Any = Browser(server.port)
        self.typed: set[str] = set()

    def _linted(self, response: TestResponse) -> Page:
        return Page(response)
