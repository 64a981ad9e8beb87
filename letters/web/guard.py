"""Who may change anything: our own pages only. The browser's word first, then a token behind it."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Request, abort, request
from flask_wtf.csrf import CSRFProtect

_SAFE = {"GET", "HEAD", "OPTIONS"}
tokens = CSRFProtect()  # type: ignore[no-untyped-call]


def came_from_us(asked: Request) -> bool:
    """Whether one of our own pages sent this: what the browser says of the site, or of the origin.

    Every browser in use sends at least one of the two with a form. Neither is a refusal.
    """
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = urlsplit(asked.headers.get("Origin", ""))
    return (origin.scheme, origin.netloc) == (asked.scheme, asked.host)


def stand_guard(app: Flask) -> None:
    """Refuse every post from elsewhere, and every post without its page's token."""

    @app.before_request
    def refuse_strangers() -> None:
        if request.method in _SAFE or request.endpoint in app.extensions["always_let_go"]:
            return
        if not came_from_us(request):
            abort(403)

    app.extensions["always_let_go"] = {"leaving.leave"}
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # it goes when the visitor's key goes
        WTF_CSRF_SSL_STRICT=False,  # the guard has looked; some hide it
    )
    tokens.init_app(app)  # type: ignore[no-untyped-call]
