"""What the command line says of kinds, languages, law, dates and refusals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from letters import making, messages
from letters.documents.blocks import Block, Document, Part
from letters.documents.compose import compose
from letters.documents.editions import reader
from letters.documents.localise import blocks
from letters.documents.text import document_text
from letters.kinds import Kind, kinds
from letters.languages.catalogues import DOMAINS, catalogue, completeness, review
from letters.languages.locales import ENGLISH, Locale, locale, locales
from letters.law import AppealDates, Deadline, Situation, Source, Step, Way, ways
from letters.places.services import Service
from letters.questions.gate import Refusal
from letters.questions.path import Path
from letters.questions.shared import WRITERS
from letters.wording import Words


def kind_report(kind: Kind) -> dict[str, object]:
    """A kind as `letters kinds --json` gives it."""
    return {
        "id": kind.id,
        "title": Words(kind.id)("kind.title"),
        "documents": list(kind.journey.documents),
        "voices": list(WRITERS),
        "languages": published(),
        "formats": [form for form in making.FORMATS if form != "ics" or kind.journey.calendar],
    }


def published() -> list[str]:
    """The languages whose every message is translated, English first."""
    return [tag for tag in locales() if tag == ENGLISH or _share(tag) == 1.0]


def language_report(locale: Locale) -> dict[str, object]:
    """A language as `letters languages --json` gives it."""
    return {
        "tag": locale.tag,
        "autonym": locale.autonym,
        "direction": locale.direction,
        "completeness": _share(locale.tag),
        "review": review_label(locale.tag),
    }


def review_label(tag: str) -> str:
    """Who checked the language, in English: never more than is known."""
    words = Words()
    if tag == ENGLISH:
        return words("cli.review.source")
    checked = review(tag)
    if checked.checked:
        return words("cli.review.checked", name=checked.reviewer, day=checked.reviewed_on)
    return words("cli.review.draft")


def deadline_report(dates: AppealDates, on_date: date) -> tuple[dict[str, object], list[str]]:
    """The dates of an appeal for programs, and the same as lines for people."""
    steps = [*dates.appeal.steps, *(dates.adviser.steps if dates.adviser else ())]
    told = dict(zip(steps, _told(steps, on_date), strict=True))
    report: dict[str, object] = {
        "decision": dates.decision.id,
        "form": dates.decision.form,
        "certificate_needed": dates.decision.certificate_needed,
        "sent": _day(dates.sent),
        "adviser_contact_by": _day(dates.adviser_contact_by),
        "ring_by": _day(dates.ring_by),
        "safe_date": _day(dates.appeal.safe),
        "appeal_received_by": _day(dates.appeal.last),
        "appeal_received_by_time": "17:00",
        "appeal_late": dates.appeal_late(on_date),
        "adviser_late": dates.adviser_late(on_date),
        "certificate_doubtful": dates.certificate_doubtful,
        "on": _day(on_date),
        "sent_in_future": dates.sent > on_date,
        "steps": [
            {"deadline": name, **_step(step), "text": told[step]}
            for name, deadline in (("appeal", dates.appeal), ("adviser", dates.adviser))
            if deadline is not None
            for step in deadline.steps
        ],
    }
    return report, list(_lines(dates, on_date, told))


def routes_report(situation: Situation) -> dict[str, object]:
    """The ways in a situation, as `letters routes --json` gives them: the one to start with, those
    beside it and next, and what is closed with the reason's id."""
    found = ways(situation)
    return {
        "on": _day(situation.on_date),
        "facts": dict(situation.facts),
        **{
            standing: [_way(way, situation.on_date) for way in found if way.standing == standing]
            for standing in ("start", "beside", "next", "closed")
        },
    }


def _way(way: Way, on_date: date) -> dict[str, object]:
    told: dict[str, object] = {
        "id": way.route.id,
        "register": way.route.register,
        "because": way.because or None,
        "sources": list(way.route.sources),
    }
    if way.standing == "closed":
        return told
    return {
        **told,
        "decides": way.route.decides,
        "cost": way.route.cost,
        "can": list(way.route.can),
        "cannot": list(way.route.cannot),
        "documents": [one for one in way.route.documents if one in kinds()],
        "late": way.late,
        "deadlines": [_deadline(deadline, on_date) for deadline in way.deadlines],
    }


def _deadline(deadline: Deadline, on_date: date) -> dict[str, object]:
    told = _told(list(deadline.steps), on_date)
    return {
        "id": deadline.id,
        "safe": _day(deadline.safe),
        "last": _day(deadline.last),
        "at": deadline.at.strftime("%H:%M") if deadline.at else None,
        "steps": [
            {**_step(step), "text": text} for step, text in zip(deadline.steps, told, strict=True)
        ],
    }


def law_report(source: Source, on_date: date) -> dict[str, object]:
    """A source as `letters law --json` gives it, with whether it is in force on the day."""
    return {
        "id": source.id,
        "title": source.title,
        "provision": source.provision,
        "address": source.address or None,
        "kind": source.kind,
        "in_force_from": _day(source.in_force_from),
        "in_force_to": _day(source.in_force_to),
        "in_force": source.in_force(on_date),
        "status": source.status,
        "checked_on": _day(source.checked_on),
        "checked_by": checked_by(source),
        "read_in": source.read_in or None,
        "text_as_at": _day(source.text_as_at),
    }


def law_lines(source: Source, on_date: date) -> Iterator[str]:
    """A source for people, in English: what it is, how far it is checked, where it is."""
    words = Words()
    yield f"{source.id}: {source.title}, {source.provision}"
    yield f"  {standing(source, words)}"
    yield from (f"  {line}" for line in times(source, words))
    if not source.in_force(on_date):
        yield f"  {words('cli.law.not-in-force', day=on_date.isoformat())}"
    if source.address:
        yield f"  {source.address}"
    if source.read_in:
        yield f"  {words('site.law.read_in')}: {source.read_in}"


def checked_by(source: Source) -> str | None:
    """Who has checked a source against its text, in English; None: nobody yet."""
    if source.status != "verified":
        return None
    return source.checked_by or Words()("cli.law.makers")


def standing(source: Source, words: Words) -> str:
    """How far a source is checked, on which day and by whom: never more than is known."""
    if source.checked_on is None:
        return words(f"site.law.status.{source.status}")
    day = locale(words.tag).date(source.checked_on)
    if source.checked_by:
        return words("site.law.checked_by", day=day, name=source.checked_by)
    return words(f"site.law.status.{source.status}", day=day)


def times(source: Source, words: Words) -> Iterator[str]:
    """From and until when a source is in force, and of which day the copy that was read is, as far
    as that is known."""
    here = locale(words.tag)
    if source.text_as_at:
        yield words("site.law.text_as_at", day=here.date(source.text_as_at))
    if source.in_force_from:
        yield words("site.law.from", day=here.date(source.in_force_from))
    if source.in_force_to:
        yield words("site.law.until", day=here.date(source.in_force_to))


def own_working(source: Source, tag: str) -> str:
    """What a working of our own is about, as the closing of a document says it in the language;
    the register's own title where no document relies on it."""
    said = messages.english("documents").get(f"_closing#own-{source.id}")
    if said is None:
        return f"{source.title}, {source.provision}"
    return catalogue(tag, "documents").message(f"_closing#own-{source.id}", said).text


def filled_in(service: Service, today: date, words: Words | None = None) -> str:
    """That an answer is from the directory, on which day that was checked, and whether to check
    it first; in English where no words are given."""
    words = words or Words()
    if service.checked_on is None:
        return words("site.filled.undated")
    key = "site.filled.check" if service.to_check(today) else "site.filled.fresh"
    return words(key, day=locale(words.tag).date(service.checked_on))


def service_report(service: Service, today: date) -> dict[str, object]:
    """A service as `letters places --json` gives it; what is not known is null."""
    told = {
        name: getattr(service, name) or None
        for name in ("service", "name", "phone", "email", "url", "hours", "languages", "area")
    }
    return {
        **told,
        "post": list(service.post),
        "valid_from": _day(service.valid_from),
        "source": service.source,
        "checked_on": _day(service.checked_on),
        "confidence": service.confidence,
        "check_this": service.to_check(today),
    }


def service_line(service: Service, today: date) -> str:
    """A service as one line for people, in English."""
    ways = (service.name, service.phone, service.email, service.url, ", ".join(service.post))
    known = "; ".join(way for way in ways if way)
    return f"  {service.service}: {known} ({_age(service, today)})"


def _age(service: Service, today: date) -> str:
    words = Words()
    if service.checked_on is None:
        return words("cli.places.undated")
    state = words("cli.places.check" if service.to_check(today) else "cli.places.checked")
    return f"{state} {service.checked_on.isoformat()}"


def why(refusal: Refusal, words: Words) -> str:
    """A refusal as one line: the field, and what to do where no page is in sight."""
    own = words.maybe(f"cli.error.{refusal.reason}", detail=refusal.detail)
    return f"{refusal.field}: {own or error_words(refusal, words)}"


def error_words(refusal: Refusal, words: Words) -> str:
    """What went wrong with an answer and what to do, in the words' language."""
    name, *place = refusal.field.split("-")
    column = [f"field.{name}.column.{place[1]}."] if len(place) > 1 else []
    for owner in (*column, f"field.{name}."):
        own = words.maybe(f"{owner}error.{refusal.reason}", detail=refusal.detail)
        if own is not None:
            return own
    return words(f"error.{refusal.reason}", detail=refusal.detail)


def stop_text(path: Path, tag: str = ENGLISH) -> str:
    """Why a journey ends without a document and where to go instead, as plain text."""
    if path.stopped is None:
        raise ValueError("the journey has not stopped")
    return _plain(making.stop_part(path, tag))


def _share(tag: str) -> float:
    if tag == ENGLISH:
        return 1.0
    return min(completeness(tag, domain, messages.english(domain)) for domain in DOMAINS)


def _told(steps: list[Step], on_date: date) -> list[str]:
    texts = []
    for step in steps:
        said = blocks(compose("_working", {"steps": (step,), "today": on_date}), reader(ENGLISH))
        texts.append(_plain(_part(said)).removeprefix("1. "))
    return texts


def _lines(dates: AppealDates, on_date: date, told: Mapping[Step, str]) -> Iterator[str]:
    words = Words()
    if dates.sent > on_date:
        yield words("cli.deadlines.future", day=dates.sent.isoformat())
    if dates.appeal_late(on_date):
        yield words("cli.deadlines.late-appeal")
    if dates.adviser_late(on_date):
        yield words("cli.deadlines.late-adviser")
    yield from _deadline_lines("appeal", dates.appeal, told)
    if dates.adviser:
        yield ""
        yield from _deadline_lines("adviser", dates.adviser, told)
        if dates.adviser_contacted:
            yield words("cli.deadlines.contacted", day=dates.adviser_contacted.isoformat())


def _deadline_lines(name: str, deadline: Deadline, told: Mapping[Step, str]) -> Iterator[str]:
    words = Words()
    yield words(f"cli.deadlines.{name}")
    yield words("cli.deadlines.safe", day=deadline.safe.isoformat())
    yield words("cli.deadlines.last", day=deadline.last.isoformat())
    yield from (f"  - {told[step]}" for step in deadline.steps)


def _step(step: Step) -> dict[str, object]:
    return {
        "rule": step.rule,
        "before": _day(step.before),
        "after": _day(step.after),
        "sources": list(step.sources),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _part(content: tuple[Block, ...]) -> Part:
    return Part(ENGLISH, "ltr", "send", "", content)


def _plain(part: Part) -> str:
    return document_text(Document("", "", "", "", (part,))).strip()
