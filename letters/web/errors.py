"""Errors: a page with plain words and a reference, and a line in the log that holds no answer."""

from __future__ import annotations

import logging
import secrets
import traceback

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from letters.web.asking import show_again
from letters.web.page import reading_tag
from letters.wording import Words

_LOG = logging.getLogger(__name__)
SPOKEN = (400, 403, 404, 405, 410, 413, 429, 500, 503)
_RETRY_AFTER = {429: "20", 503: "20"}


def speak_of_errors(app: Flask) -> None:
    """Answer every error with a page of our own."""
    app.register_error_handler(CSRFError, _stale_page)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _failed)


def _stale_page(error: CSRFError) -> Response:
    """A question whose page is from another visit is shown again, with what was typed."""
    view = request.view_args or {}
    if request.endpoint == "asking.answer":
        again = show_again(view["kind"], view["page_id"])
        if again is not None:
            return make_response(again)
    return _refused(error)


def _refused(error: HTTPException) -> Response:
    code = error.code or 500
    if code < 400:
        return make_response(error.get_response(request.environ))
    response = _page(code if code in SPOKEN else 400 if code < 500 else 500, code)
    if code == 405 and error.get_response(request.environ).headers.get("Allow"):
        response.headers["Allow"] = error.get_response(request.environ).headers["Allow"]
    return response


def _failed(error: Exception) -> Response:
    """Our own fault. The log names the kind of error and the lines of our code, and nothing else:
    an error's message may quote what somebody typed."""
    reference = secrets.token_hex(4)
    places = (
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    _LOG.error("%s %s\n  %s", reference, type(error).__name__, "\n  ".join(places))
    return _page(500, 500, reference)


def _page(spoken: int, code: int, reference: str = "") -> Response:
    reference = reference or secrets.token_hex(4)
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
