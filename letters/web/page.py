"""What every page has: its language, its words, the languages it can be read in, its addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from flask import Flask, current_app, g, request, url_for
from werkzeug.routing import BaseConverter, ValidationError

from letters import clock, messages
from letters.kinds import Kind, guide, kinds
from letters.languages.catalogues import DOMAINS, completeness, translated_languages
from letters.languages.locales import ENGLISH, Locale, locale
from letters.web import visits
from letters.web.settings import Settings
from letters.wording import Words

# A page that answers a form is read again at the address of the form.
_SHOWN_AT = {
    "asking.answer": "asking.question",
    "carrying.keep": "carrying.ask_to_keep",
    "carrying.take_back": "carrying.ask_for_file",
}


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that pages and documents are offered in, English first: those whose
    every message is translated."""
    whole = (tag for tag in translated_languages() if _whole(tag))
    return (ENGLISH, *whole)


def _whole(tag: str) -> bool:
    shares = (completeness(tag, domain, messages.english(domain)) for domain in DOMAINS)
    return min(shares) == 1.0


class LanguageInAddress(BaseConverter):
    """The language at the start of an address; any other is a page that is not there."""

    def to_python(self, value: str) -> str:
        """The tag itself."""
        if value not in languages():
            raise ValidationError
        return value


class KindInAddress(BaseConverter):
    """A kind in an address."""

    def to_python(self, value: str) -> Kind:
        """The kind of that id."""
        try:
            return kinds()[value]
        except KeyError:
            raise ValidationError from None

    def to_url(self, value: Kind) -> str:
        """The id of a kind."""
        return value.id


def reading_tag() -> str:
    """The language that this page is read in."""
    if "tag" not in g:
        first = request.path.split("/")[1] if request.path.count("/") else ""
        g.tag = first if first in languages() else preferred_tag()
    return str(g.tag)


def preferred_tag() -> str:
    """The language that the browser asks for, English where we do not have it."""
    return request.accept_languages.best_match(languages()) or ENGLISH


def links_to_other_languages() -> list[tuple[Locale, str]]:
    """This page in each language there is, with its address; empty where there is but one."""
    endpoint = request.endpoint or ""
    if len(languages()) < 2 or not current_app.url_map.is_endpoint_expecting(endpoint, "tag"):
        return []
    change = "1" if request.args.get("change") == "1" else None
    tidied = re.fullmatch(r"[a-z0-9-]{1,40}\.[a-z-]{1,20}", request.args.get("tidied", ""))
    view = {**(request.view_args or {}), "change": change, "tidied": tidied and tidied[0]}
    return [
        (locale(tag), url_for(_SHOWN_AT.get(endpoint, endpoint), **{**view, "tag": tag}))
        for tag in languages()
    ]


def prepare_pages(app: Flask, settings: Settings) -> None:
    """Give every address its language and every template what it needs."""
    app.url_map.converters.update(language=LanguageInAddress, kind=KindInAddress)

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, Any]) -> None:
        if "tag" not in values and app.url_map.is_endpoint_expecting(endpoint, "tag"):
            values["tag"] = reading_tag()

    @app.url_value_preprocessor
    def take_language(endpoint: str | None, values: dict[str, Any] | None) -> None:
        if values and "tag" in values:
            g.tag = values.pop("tag")

    @app.context_processor
    def everywhere() -> dict[str, Any]:
        tag = reading_tag()
        return {
            "words": Words(tag=tag),
            "words_of": lambda kind: Words(kind.id, tag),
            "guide": guide,
            "here": locale(tag),
            "languages": links_to_other_languages,
            "feedback": settings.feedback,
            "leave_to": settings.leave_to,
            "hours": settings.draft_hours,
            "kept_until": kept_until,
            "written": locale(tag).date,
            "static": _static,
        }


def kept_until() -> dict[str, str] | None:
    """Until when the answers are kept if nothing more is done, in words; None without any."""
    until = visits.kept_until()
    if until is None:
        return None
    here, at = locale(reading_tag()), until.astimezone(clock.LONDON)
    return {"time": here.clock(at.time()), "day": here.date(at.date())}


def _static(name: str) -> str:
    """The address of one of our own files. Built by hand: it is wanted on pages for addresses that
    could not be read, too."""
    return f"{current_app.static_url_path}/{name}"
