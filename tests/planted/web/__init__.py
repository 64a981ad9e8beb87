"""Faulty pages that the gates of the web must catch, each added to an application of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, redirect, request

from letters.web import visits
from letters.web.guard import tokens

PAGE = (
    '<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Here</title>'
    "</head><body><main><h1>Here</h1>{}</main></body></html>"
)


def _page(inside: str) -> Callable[[], str]:
    return lambda: PAGE.format(inside)


# A fault that an answer carries, and a word of the gate that names it.
ANSWERS: dict[str, tuple[Callable[[], object], str]] = {
    "a style in the page": (_page('<p style="color: red">Red</p>'), "inline style"),
    "a script in the page": (_page("<script>1</script>"), "inline script"),
    "a handler in the page": (_page('<p onclick="go()">Go</p>'), "inline onclick"),
    "a picture from elsewhere": (_page('<img alt="" src="https://evil.example/p">'), "img src"),
    "a link that runs": (_page('<a href="javascript:go()">Go</a>'), "a link to"),
    "a form without a token": (_page('<form method="post" action="/x"></form>'), "without a token"),
    "a form that asks": (_page('<form action="/x"></form>'), "into an address"),
    "a second cookie": (
        lambda: Response(_page("")(), headers=[("Set-Cookie", "seen=1; Path=/")]),
        "a cookie named",
    ),
    "a cookie that scripts may read": (
        lambda: Response(_page("")(), headers=[("Set-Cookie", "draft=1; Path=/; SameSite=Lax")]),
        "the cookie's flags",
    ),
    "a cookie that stays": (
        lambda: Response(
            _page("")(),
            headers=[("Set-Cookie", "draft=1; Path=/; SameSite=Lax; HttpOnly; Max-Age=99")],
        ),
        "further than it should",
    ),
    "the program's name": (
        lambda: Response(_page("")(), headers={"Server": "letters/0.1"}),
        "Server is",
    ),
    "open to all": (
        lambda: Response(_page("")(), headers={"Access-Control-Allow-Origin": "*"}),
        "Access-Control-Allow-Origin",
    ),
    "a file shown": (lambda: Response(b"PK", content_type="application/zip"), "not taken away"),
    "a file with a name": (
        lambda: Response(
            b"PK",
            content_type="application/zip",
            headers={"Content-Disposition": 'attachment; filename="Amal Example.zip"'},
        ),
        "a file named",
    ),
    "no character set": (lambda: Response(b"x", content_type="text/plain"), "no charset"),
}


def headerless(app: Flask) -> None:
    """Forget the function that sets the headers."""
    app.after_request_funcs.clear()


def unguarded_change(app: Flask) -> None:
    """A route that deletes for whoever asks."""

    @app.post("/planted/unguarded")
    @tokens.exempt  # type: ignore[untyped-decorator]
    def unguarded() -> str:
        visits.change(lambda draft: draft.answers.clear())
        return "done"

    app.extensions["always_let_go"] = {*app.extensions["always_let_go"], "unguarded"}


def changing_link(app: Flask) -> None:
    """A link that deletes."""

    @app.get("/planted/link")
    def link() -> str:
        visits.change(lambda draft: draft.answers.clear())
        return "done"


def open_redirect(app: Flask) -> None:
    """A way back to wherever somebody says."""

    @app.get("/planted/back")
    def back() -> Response:
        return redirect(request.args.get("next", "/"))  # type: ignore[return-value]


def reads_a_file(app: Flask, folder: Path) -> None:
    """A page whose words are found by the name in its address."""

    @app.get("/planted/<path:nowhere>")
    def read(nowhere: str) -> str:
        try:
            return (folder / nowhere).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return "no"
