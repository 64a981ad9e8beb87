"""Ways out: leave at once, or delete the answers and stay."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from letters.web import visits
from letters.web.guard import came_from_us, tokens

blueprint = Blueprint("leaving", __name__)


@blueprint.post("/leave")
@tokens.exempt  # type: ignore[untyped-decorator]
def leave() -> Response:
    """Delete the draft and show an empty page. Nothing keeps anybody here: where the post was not
    ours the draft stays, and they leave all the same."""
    if came_from_us(request):
        visits.let_go()
    return redirect(url_for("leaving.left"), 303)


@blueprint.get("/leave")
def left() -> str:
    """A page that says nothing and goes on to another site."""
    return render_template("left.html")


@blueprint.get("/delete")
def ask_to_delete() -> str:
    """Ask before deleting."""
    return render_template("delete.html", there_are=visits.had_draft())


@blueprint.post("/delete")
def delete() -> Response:
    """Delete the draft, what was made from it, and its key."""
    visits.forget()
    response = redirect(url_for("leaving.deleted"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@blueprint.get("/deleted")
def deleted() -> str:
    """Say that it is done."""
    return render_template("deleted.html")
