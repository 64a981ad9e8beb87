"""Several machines on one: web nodes and workers as processes, and a proxy in front of them."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from werkzeug.test import Client as Browser

from tests.house.rooms import ROOT
from tests.web.client import Client

LETTERS = Path(sys.executable).with_name("letters")
SITE = "https://letters.example.org"
DEPLOY = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
PATIENCE = 90.0  # seconds for which a start is waited for


def documented(name: str, database: URL) -> dict[str, str]:
    """The settings of `docs/deploy.md` for one sort of machine, with what stands for our own."""
    block = re.search(rf"{name}`.*?```ini\n(.*?)```", DEPLOY, flags=re.DOTALL)
    assert block
    settings = dict(line.split("=", 1) for line in block[1].splitlines())
    ours = {
        "DATABASE_URL": database.render_as_string(hide_password=False),
        "LETTERS_SECRET": "what-all-the-web-nodes-have-and-nobody-else",
        "LETTERS_WORKER_SECRET": "what-web-nodes-and-workers-have-in-common",
        "LETTERS_OPERATOR": "The tests",
    }
    for setting, value in settings.items():
        assert setting in ours or "<" not in value
    return settings | {setting: ours[setting] for setting in settings if setting in ours}


class Machine:
    """A process with settings of its own, and nothing of the environment that would change them."""

    def __init__(self, words: Iterable[str], settings: dict[str, str], log: Path) -> None:
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("LETTERS_", "DATABASE_"))}
        self.log = log
        with log.open("ab") as said:
            self.process = subprocess.Popen(
                [LETTERS, *words],
                env=kept | settings | {"TMPDIR": str(log.parent)},
                stdout=said,
                stderr=said,
                start_new_session=True,  # its render processes end with it
            )

    def kill(self) -> None:
        """As when its power is cut: its render processes go too."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> int:
        """Ask it to end, and give what it ended with."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(timeout=30)


class NoNode(Exception):  # noqa: N818 - says what happened
    """Every node is gone."""


class Proxy:
    """Stands for the reverse proxy: one address for every node. `goes_to` picks the node by number
    for each request; a node that is not there is passed over, as nginx does."""

    def __init__(self, ports: list[int]) -> None:
        self.ports = ports
        self.goes_to: Callable[[], int] = lambda: 0
        self.answered: list[int] = []

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        first = self.goes_to()
        for turn in range(len(self.ports)):
            node = (first + turn) % len(self.ports)
            try:
                status, headers, body = self._ask(self.ports[node], environ)
            except OSError:
                continue
            self.answered.append(node)
            start_response(status, headers)
            return [body]
        raise NoNode

    def _ask(self, port: int, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        node = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        query = f"?{environ['QUERY_STRING']}" if environ["QUERY_STRING"] else ""
        try:
            node.request(
                environ["REQUEST_METHOD"],
                environ["PATH_INFO"] + query,
                environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)),
                dict(_handed_on(environ)),
            )
            answer = node.getresponse()
            return f"{answer.status} {answer.reason}", answer.getheaders(), answer.read()
        finally:
            node.close()


def _handed_on(environ: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in environ.items():
        if name.startswith("HTTP_"):
            yield name[5:].replace("_", "-").title(), value
    if environ.get("CONTENT_TYPE"):
        yield "Content-Type", environ["CONTENT_TYPE"]
    yield "X-Forwarded-Host", environ["HTTP_HOST"]
    yield "X-Forwarded-Proto", environ["wsgi.url_scheme"]


class _OverTLS(Browser):
    def open(self, *words: Any, **options: Any) -> Any:
        """Everything is asked of the one site."""
        if words and isinstance(words[0], str):
            options.setdefault("base_url", SITE)
        return super().open(*words, **options)


class Visitor(Client):
    """A visitor of the proxy, whose pages are linted like all others."""

    site = SITE

    def __init__(self, proxy: Proxy) -> None:
        self.browser = _OverTLS(proxy)  # type: ignore[assignment]
        self.typed: set[str] = set()


def healthy(port: int) -> bool:
    """Whether a node says that documents can be made."""
    node = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        node.request("GET", "/healthz", headers={"Host": SITE.removeprefix("https://")})
        return node.getresponse().status == 200
    except OSError:
        return False
    finally:
        node.close()


def wait_for(what: Callable[[], bool], machines: Iterable[Machine]) -> None:
    """Wait until something is so; a machine that has ended meanwhile is a fault."""
    end = time.monotonic() + PATIENCE
    while not what():
        for machine in machines:
            assert machine.process.poll() is None, machine.log.read_text()[-2000:]
        assert time.monotonic() < end, [machine.log.read_text()[-500:] for machine in machines]
        time.sleep(0.1)
