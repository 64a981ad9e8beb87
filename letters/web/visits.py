"""A visit: the key in the visitor's cookie, and the draft that it opens.

The cookie holds a random key and nothing else. Flask's session is this visit, so that the token
of each form follows from the same key and needs no second cookie.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from flask import Flask, Request, Response, current_app, g, session
from flask.sessions import SessionInterface, SessionMixin

from letters import clock
from letters.drafts.database import Unavailable
from letters.drafts.seal import KEY_BYTES, derived, new_key
from letters.drafts.store import Store
from letters.questions.answers import SCHEMA
from letters.questions.upgrades import Given, upgraded
from letters.web.settings import Settings

CSRF = "csrf_token"


@dataclass
class Draft:
    """What a visitor has given so far: answers, the pages seen, and the edition ordered.

    `waiting` is the content of a draft file that they brought and have not yet decided about.
    """

    answers: dict[str, object] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    order: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, object] = field(default_factory=dict)

    def dump(self) -> bytes:
        """The draft as it is kept, with the version of the questions it answers."""
        content = {
            "schema": SCHEMA,
            "answers": self.answers,
            "seen": sorted(self.seen),
            "order": self.order,
            "waiting": self.waiting,
        }
        return json.dumps(content, ensure_ascii=False).encode()


def read_draft(content: bytes | None) -> Draft:
    """A draft as it was kept, answers of older versions brought forward; an empty one where there
    is none, or one that this version cannot read."""
    kept = json.loads(content) if content else {}
    given = Given(kept.get("answers", {}), frozenset(kept.get("seen", ())))
    found = upgraded(kept.get("schema"), given)
    if found is None:
        return Draft()
    waiting = kept.get("waiting", {})
    return Draft(dict(found.answers), set(found.seen), kept["order"], waiting)


def key_of_a_draft() -> bytes:
    """A key for a visitor whose first answer is about to be kept."""
    key = new_key()
    return bytes((*key[:-1], key[-1] | 1))


def key_of_a_stranger() -> bytes:
    """A key for a visitor who has given no answer. Its last bit says so, so that somebody whose
    draft has run out is told, and somebody who never had one is not."""
    key = new_key()
    return bytes((*key[:-1], key[-1] & 0xFE))


class Visit(dict[str, Any], SessionMixin):
    """The visitor's key. `known`: they came with it; `left`: they have let it go."""

    def __init__(self, key: bytes, secret: bytes, *, known: bool) -> None:
        super().__init__()
        self.secret = secret
        self.known = known
        self.left = False
        self._take(key)

    def renew(self) -> None:
        """Take a new key: one planted in somebody's browser opens no draft of theirs."""
        self._take(key_of_a_draft())
        self.known = False

    @property
    def had_answers(self) -> bool:
        """Whether the key is one under which answers were once kept."""
        return self.known and bool(self.key[-1] & 1)

    def fingerprint(self, purpose: str, content: bytes) -> str:
        """A short name for content that nobody else can make or guess the content from."""
        secret = derived(self.key, self.secret, purpose)
        return hmac.new(secret, content, "sha256").hexdigest()[:32]

    def _take(self, key: bytes) -> None:
        self.key = key
        self[CSRF] = derived(key, self.secret, "form token", 20).hex()


class KeyCookie(SessionInterface):
    """Reads and sets the one cookie. It is set with the first form that somebody is shown."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._name = "__Host-draft" if settings.tls else "draft"

    def open_session(self, app: Flask, request: Request) -> Visit:
        """The visit that a request belongs to."""
        key = _decoded(request.cookies.get(self._name, ""))
        return Visit(key or key_of_a_stranger(), self._settings.secret, known=key is not None)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Give the visitor their key, or take it away."""
        visit = cast(Visit, session)
        flags: dict[str, Any] = {
            "path": "/",
            "secure": self._settings.tls,
            "httponly": True,
            "samesite": "Lax",
        }
        if visit.left:
            response.delete_cookie(self._name, **flags)
        elif not visit.known and (CSRF in g or g.get("draft_made")):
            response.set_cookie(self._name, cookie_of(visit.key), **flags)


def visit() -> Visit:
    """The visit of this request."""
    return cast(Visit, session)


def draft() -> Draft:
    """The draft as it stands, read once a request. Using it lets it live on."""
    if "draft" not in g:
        content = _store().load(visit().key, clock.now()) if visit().known else None
        g.had_draft = content is not None
        g.draft = read_draft(content)
    return cast(Draft, g.draft)


def in_hand() -> Draft:
    """What of the draft this request has read; an empty one where it could read none."""
    return cast(Draft, g.get("draft") or Draft())


def had_draft() -> bool:
    """Whether a draft is kept for this visitor."""
    draft()
    return bool(g.had_draft)


def has_run_out() -> bool:
    """Whether a draft was kept for this visitor and is no longer there."""
    return visit().had_answers and not had_draft()


def kept_until() -> datetime | None:
    """Until when the draft is kept if nobody comes back; None where there is none, or where the
    store is away and nothing can be said."""
    with suppress(Unavailable):
        return clock.now() + _store().lifetime if had_draft() else None
    return None


def change(edit: Callable[[Draft], None]) -> Draft:
    """Change the draft as it is kept at this moment, so that two tabs do not undo each other."""
    current_app.extensions["keeper"].start()
    if not had_draft():
        visit().renew()

    def edited(content: bytes | None) -> bytes:
        g.draft = read_draft(content)
        edit(g.draft)
        return cast(Draft, g.draft).dump()

    _store().change(visit().key, clock.now(), edited)
    g.had_draft = g.draft_made = True
    return cast(Draft, g.draft)


def drop_key() -> None:
    """Take away the key of a draft that has run out: the next page is a new visitor's."""
    visit().left = True


def forget() -> None:
    """Delete the draft, what was made from it, and the visitor's key."""
    current_app.extensions["shelf"].drop(visit().key)
    _store().forget(visit().key)
    visit().left = True
    g.draft, g.had_draft = Draft(), False


def let_go() -> None:
    """The same for somebody who must not wait. Where the store is away, the key goes all the same:
    what it opened opens for nobody any more, and is deleted in its time."""
    with suppress(Unavailable):
        forget()
    visit().left = True


def _store() -> Store:
    return cast(Store, current_app.extensions["drafts"])


def cookie_of(key: bytes) -> str:
    """A key as it stands in the cookie."""
    return base64.urlsafe_b64encode(key).decode().rstrip("=")


def _decoded(text: str) -> bytes | None:
    try:
        key = base64.b64decode(f"{text}=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None
