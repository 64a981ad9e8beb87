"""Errors: a page with plain words and a reference, and a line in the log that holds no answer."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from letters.drafts.database import Unavailable
from letters.languages.locales import ENGLISH, locale
from letters.web.asking import not_kept, show_again
from letters.web.carrying import ask_for_file
from letters.web.logs import told
from letters.web.page import languages, reading_tag
from letters.web.visits import CSRF
from letters.wording import Words

_LOG = logging.getLogger(__name__)
SPOKEN = (400, 403, 404, 405, 410, 413, 429, 500, 503)
_ORDINARY = {404, 405, 410}  # somebody's old link or mistyped address
_AWAY_AGAIN = "30"
_RETRY_AFTER = {429: "20", 503: "20"}


def speak_of_errors(app: Flask) -> None:
    """Answer every error with a page of our own."""
    app.register_error_handler(CSRFError, _stale_page)
    app.register_error_handler(Unavailable, _away)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _failed)


def _stale_page(error: CSRFError) -> Response:
    """A question whose page is from another visit is shown again, with what was typed."""
    view = request.view_args or {}
    if request.endpoint != "asking.answer":
        return _refused(error)
    try:
        again = show_again(view["kind"], view["page_id"])
    except Unavailable as away:
        return _away(away)
    except HTTPException as other:  # there is no such question
        return _refused(other)
    return make_response(again) if again is not None else _refused(error)


def _away(_: Unavailable) -> Response:
    """The store is away, held or full. What was typed is shown, to be sent again."""
    view = request.view_args or {}
    page = None
    if request.endpoint == "asking.answer":
        page = not_kept(view["kind"], view["page_id"])
    response = make_response(page or render_template("away.html", sent=_sent()), 503)
    response.headers["Retry-After"] = _AWAY_AGAIN
    return response


def _sent() -> list[tuple[str, str]]:
    return [(name, text) for name, text in request.form.items(multi=True) if name != CSRF]


def _refused(error: HTTPException) -> Response:
    code = error.code or 500
    if code < 400:
        return make_response(error.get_response(request.environ))
    if code == 413 and request.endpoint == "carrying.take_back":
        return make_response(ask_for_file("too-large"), 413)
    response = _page(code if code in SPOKEN else 400 if code < 500 else 500, code)
    if code == 405 and error.get_response(request.environ).headers.get("Allow"):
        response.headers["Allow"] = error.get_response(request.environ).headers["Allow"]
    return response


def _failed(error: Exception) -> Response:
    """Our own fault. The log names the kind of error and the lines of our code, and nothing else:
    an error's message may quote what somebody typed."""
    reference = secrets.token_hex(4)
    _LOG.error("%s %s", reference, told(error))
    return _page(500, 500, reference)


def _page(spoken: int, code: int, reference: str = "") -> Response:
    if not reference:
        reference = secrets.token_hex(4)
        if code not in _ORDINARY:
            _LOG.warning("%s refused: %s at %s", reference, code, request.endpoint)
    try:
        page = render_template("error.html", spoken=spoken, reference=reference)
    except Exception:  # the page that says so must not fail as well
        page = _bare_page(spoken, reference)
    response = make_response(page, code)
    if code in _RETRY_AFTER:
        response.headers["Retry-After"] = _RETRY_AFTER[code]
    return response


def _bare_page(spoken: int, reference: str) -> str:
    """The same without our frame, whose links cannot be made for the address of another host."""
    words = Words(tag=reading_tag())
    return render_template("error-bare.html", words=words, spoken=spoken, reference=reference)


def page_without_request(app: Flask, code: int, path: str) -> str:
    """The page for what the server refused before there was a request, in the language of the
    address as far as that could be read."""
    first = path.split("/")[1] if "/" in path else ""
    tag = first if first in languages() else ENGLISH
    reference = secrets.token_hex(4)
    _LOG.warning("%s refused: %s by the server", reference, code)
    return app.jinja_env.get_template("error-bare.html").render(
        words=Words(tag=tag),
        here=locale(tag),
        static=lambda name: f"{app.static_url_path}/{name}",
        spoken=code if code in SPOKEN else 400 if code < 500 else 500,
        reference=reference,
    )
