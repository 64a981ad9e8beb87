"""The server of `letters serve`: waitress, with limits on what one visitor may send, hold and ask.

No body and no answer is ever put in a file on the way. What waitress refuses before the pages see
it is said in the same words and under the same headers as everything else.
"""

# waitress has no annotations.
# mypy: allow-untyped-calls

from __future__ import annotations

import errno
import sys
import time
from typing import Any

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ErrorTask

from letters.web.app import LARGEST_BODY
from letters.web.errors import page_without_request
from letters.web.headers import standing_headers
from letters.web.settings import Settings

REQUEST_SECONDS = 60  # for a whole request to arrive; a slow telephone needs twenty
IDLE_SECONDS = 20
CONNECTIONS = 500
LARGEST_HEADERS = 32_768
# A body that is somewhat too large is refused in our own pages; this one is not even read.
LARGEST_READ = 2 * LARGEST_BODY
# Beyond these waitress would put a body or an answer in a file.
_MEMORY_FOR_A_BODY = 2 * LARGEST_READ
_MEMORY_FOR_AN_ANSWER = 256_000_000


_ADVICE = {
    errno.EADDRINUSE: ". Is letters running already? Another port: letters serve --port 8080",
    errno.EACCES: ". Ports below 1024 are the system's. Another port: letters serve --port 8080",
    errno.EADDRNOTAVAIL: ". This machine has no such address",
}


class _Refusal(ErrorTask):
    """What the server itself refuses: the same page and headers as ours."""

    channel: _Channel

    def execute(self) -> None:
        app, fault = self.channel.app, self.request.error
        page = page_without_request(app, fault.code, getattr(self.request, "path", "")).encode()
        self.status = f"{fault.code} {fault.reason}"
        self.response_headers.append(("Content-Type", "text/html; charset=utf-8"))
        self.response_headers.extend(standing_headers(app.extensions["settings"]).items())
        self.set_close_on_finish()
        self.content_length = len(page)  # type: ignore[assignment]
        self.write(page)


class _Channel(HTTPChannel):
    """A connection. Whoever sends a request a letter at a time holds it for so long only."""

    app: Flask
    seconds: float
    error_task_class = _Refusal
    begun = 0.0

    def handle_read(self) -> None:
        if self.request is None:
            self.begun = time.monotonic()
        elif time.monotonic() - self.begun > self.seconds:
            self.handle_close()
            return
        super().handle_read()


def listening(
    app: Flask, host: str, port: int, settings: Settings, seconds: float = REQUEST_SECONDS
) -> Any:
    """A server that has taken its port. The program ends where the port is taken."""
    sockets: dict[int, Any] = {}
    try:
        server = create_server(
            app,
            map=sockets,
            host=host,
            port=port,
            threads=settings.threads,
            ident=None,
            clear_untrusted_proxy_headers=not settings.proxies,  # else the pages count the hops
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,
            channel_timeout=IDLE_SECONDS,
            max_request_header_size=LARGEST_HEADERS,
            max_request_body_size=LARGEST_READ,
            inbuf_overflow=_MEMORY_FOR_A_BODY,
            outbuf_overflow=_MEMORY_FOR_AN_ANSWER,
        )
    except OSError as taken:
        advice = _ADVICE.get(taken.errno or 0, "")
        sys.exit(f"http://{host}:{port}: {taken.strerror}{advice}")
    channel: Any = type("Channel", (_Channel,), {"app": app, "seconds": seconds})
    for one in sockets.values():
        if isinstance(one, BaseWSGIServer):
            one.channel_class = channel
    return server
