"""The first page, the pages of running text, and the sign that all is well."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, current_app, redirect, render_template, url_for
from werkzeug import Response

from letters.kinds import in_groups
from letters.making import page_part
from letters.values import Code, Line
from letters.web.page import preferred_tag, reading_tag
from letters.web.parts import shown_part, title_of

blueprint = Blueprint("start", __name__)
bare = Blueprint("bare", __name__)

# When the accessibility statement was last checked against the tests it speaks of.
STATEMENT_CHECKED_ON = date(2026, 11, 22)
TEXTS = ("help", "privacy", "accessibility", "using-a-shared-computer")


@bare.get("/")
def choose_language() -> Response:
    """The first page in the language that the browser asks for."""
    response = redirect(url_for("start.first", tag=preferred_tag()), 302)
    response.vary.add("Accept-Language")
    return response


@bare.get("/healthz")
def health() -> tuple[str, int, dict[str, str]]:
    """Whether documents can be made: every render process has made one."""
    pool = current_app.extensions["pool"]
    pool.start()
    warm = pool.warm
    return (
        ("ok\n" if warm else "starting\n"),
        (200 if warm else 503),
        {"Content-Type": "text/plain; charset=utf-8"},
    )


@blueprint.get("/")
def first() -> str:
    """What this is, for whom, and the kinds of document."""
    return render_template("start.html", groups=in_groups())


@blueprint.get("/<any(" + ", ".join(f'"{name}"' for name in TEXTS) + "):name>")
def text(name: str) -> str:
    """A page of running text."""
    settings = current_app.extensions["settings"]
    context = {
        "checked_on": STATEMENT_CHECKED_ON,
        "hours": settings.draft_hours,
        "operator": settings.operator and Line(settings.operator),
        "contact": settings.contact and Code(settings.contact),
        "tls": settings.tls,
    }
    part = page_part(name, reading_tag(), context)
    return render_template("text.html", title=title_of(part), part=shown_part(part))


@blueprint.get("/feedback")
def feedback() -> str:
    """How to tell us what is wrong with these pages."""
    return render_template("feedback.html")


@blueprint.get("/<path:nowhere>")
def nowhere(nowhere: str) -> Response:
    """A page that is not there, said in the language of its address."""
    abort(404)
