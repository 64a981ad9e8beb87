"""What must hold of every translation; each check gives the faults of one message in words.

Run by hand while translating: `python -m tests.languages.checks ur documents`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from babel.messages.catalog import Catalog

from letters import messages
from letters.languages.catalogues import DOMAINS, read_catalogue

PLACEHOLDER = re.compile(r"\{[a-z_0-9]+\}")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LINK = re.compile(r"\]\(([^)]+)\)|(https?://\S+|www\.[\w./-]+|[\w.]+@[\w.]+\w)")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z’'/-]*")
BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")

# Terms kept in English in every language (glossary.csv, policy K), forms, laws and organisations.
KEPT = (
    "SENDIASS",
    "IPSEA",
    "SENCO",
    "LGSCO",
    "GOV.UK",
    "SEND35A",
    "SEND35",
    "SEND7",
    "SEND28",
    "SEND",
    "EHC",
    "ICB",
    "NHS",
    "Local Offer",
    "DOCX",
    "PDF",
    "Word",
)
# Where the two words mean the same to the letter in a language, or are names of formats.
SAME_AS_ENGLISH = re.compile(r"^[\W\d_]*(?:(?:" + "|".join(map(re.escape, KEPT)) + r")[\W\d_]*)*$")
SAME_WORDS = {"pl": {"Adres", "Format"}, "ur": set()}
ENGLISH_IN_RTL = re.compile(
    "|".join(
        [
            r"EHC needs assessment",
            r"Information Commissioner’s Office",
            r"SNAP Cymru|Education Tribunal for Wales|\bEnquire\b",
            r"\bSENAC\b|Special Educational Needs Advice Centre",
            r"Web Content Accessibility Guidelines|\bAAA?\b|\bHTML\b|\bICS\b|\bShift\b",
            *map(re.escape, KEPT),
            r"PAGES?",
            r"draft(?:-locked)?\.json|my-copy\.docx",
            r"Education, Health and Care plan",
            r"[A-Z][\w’-]+(?: (?:and|of|the|for|\(?[A-Z][\w’-]+\)?|\d{4}|[A-Z]\b))*"
            r" (?:Act|Regulations|Rules|Code|Ombudsman|Tribunal|Service)(?: \d{4})?",
            r"Special educational needs(?: and disabilities)?",
            r"[Ll]ocal authority",
            r"integrated care board",
            r"mediation certificate",
            r"disagreement resolution service",
            # The words to look for on an English letter.
            r"“mediation”|“We will not assess”|“not necessary to carry out an assessment”",
            r"“We will not issue a plan”|“We will keep”|“maintain the plan”",
            r"“no changes are needed”|“We will cease to maintain”|“we will keep the plan as it is”",
            r"“Draft”|“proposed”|“amendment notice”",
            r"SEN support|SEN expert|independent review panel|Clerk to the governors|\bGCSE\b",
            r"working document",
            r"alternative person",
            r"consent order",
            r"Section[s]? [A-K](?: and [A-K])?|[A-K] and [A-K]|\b[A-K]\b",
            r"section|regulation|rule|Part|Schedule",
            r"\b508B\b",
            r"Department for Education|Secretary of State for Education|\bOfsted\b|\bPALS\b",
            r"early years foundation stage|pupil referral unit",
            r"example\.(?:com|org)|name@example\.com",
            r"www\.ipsea\.org\.uk",
        ]
    )
)
# Arabic letters that look like Urdu's but are others: a spelling checker and a search miss them.
LOOK_ALIKES = {"ur": {"ي": "ی", "ك": "ک", "ه": "ہ", "ى": "ی", "ة": "ۃ"}}
Check = Callable[[str, str, str], Iterator[str]]


def placeholders(tag: str, english: str, translation: str) -> Iterator[str]:
    """The same values, each as often."""
    if Counter(PLACEHOLDER.findall(english)) != Counter(PLACEHOLDER.findall(translation)):
        yield "the placeholders differ"
    if re.search(r"[{}]", PLACEHOLDER.sub("", translation)):
        yield "a brace stands alone"


def numbers(tag: str, english: str, translation: str) -> Iterator[str]:
    """The same numbers, in Western digits."""
    if _numbers(english) != _numbers(translation):
        yield f"the numbers differ: {_numbers(english)} and {_numbers(translation)}"
    if any(c.isdecimal() and not c.isascii() for c in translation):
        yield "a digit is not a Western one"


def marks(tag: str, english: str, translation: str) -> Iterator[str]:
    """The same bold passages and links, to the same addresses."""
    if english.count("**") != translation.count("**"):
        yield "the bold marks differ"
    if Counter(LINK.findall(english)) != Counter(LINK.findall(translation)):
        yield "the addresses differ"


def kept_terms(tag: str, english: str, translation: str) -> Iterator[str]:
    """Terms that stay English are there where the English has them."""
    for term in KEPT:
        if re.search(rf"\b{re.escape(term)}\b", english) and term not in translation:
            yield f"the term {term} is missing"


def not_english(tag: str, english: str, translation: str) -> Iterator[str]:
    """A translation is not the English again."""
    bare = PLACEHOLDER.sub("", english)
    if (
        translation == english
        and not SAME_AS_ENGLISH.match(bare)
        and english not in SAME_WORDS[tag]
    ):
        yield "it is the same as the English"


def script(tag: str, english: str, translation: str) -> Iterator[str]:
    """Urdu is in Urdu letters, but for the terms that stay English; no look-alike letters."""
    for wrong, right in LOOK_ALIKES.get(tag, {}).items():
        if wrong in translation:
            yield f"{unicodedata.name(wrong)} stands for {right}"
    if tag == "ur":
        bare = LINK.sub(" ", PLACEHOLDER.sub(" ", translation))
        rest = LATIN_WORD.findall(ENGLISH_IN_RTL.sub(" ", bare))
        if rest:
            yield f"Latin words: {' '.join(rest)}"


def clean(tag: str, english: str, translation: str) -> Iterator[str]:
    """No direction controls, no stray spaces, composed letters."""
    if BIDI.search(translation):
        yield "a direction control is in it"
    if translation != translation.strip() or "  " in translation:
        yield "spaces at the edge or doubled"
    if unicodedata.normalize("NFC", translation) != translation:
        yield "letters are not composed"


CHECKS: tuple[Check, ...] = (placeholders, numbers, marks, kept_terms, not_english, script, clean)


def faults(tag: str, english: str, translation: str) -> list[str]:
    """Everything wrong with one translation."""
    return [fault for check in CHECKS for fault in check(tag, english, translation)]


def catalogue_faults(tag: str, domain: str) -> list[str]:
    """Everything wrong with a catalogue: missing, fuzzy, stale or faulty messages."""
    return compared(tag, messages.english(domain), read_catalogue(tag, domain))


def compared(tag: str, wanted: Mapping[str, str], catalogue: Catalog) -> list[str]:
    """Everything wrong with a catalogue for the messages wanted (id → English)."""
    found = {m.context: m for m in catalogue if m.context}
    out = [f"{name}: there is no such message" for name in found.keys() - wanted.keys()]
    for name, english in wanted.items():
        message = found.get(name)
        if message is None or not message.string:
            out.append(f"{name}: not translated")
        elif message.fuzzy or message.id != english:
            out.append(f"{name}: made from other English")
        else:
            out.extend(f"{name}: {fault}" for fault in faults(tag, english, str(message.string)))
    return out


def _numbers(text: str) -> Counter[str]:
    return Counter(NUMBER.findall(PLACEHOLDER.sub(" ", text)))


if __name__ == "__main__":
    tag, *domains = sys.argv[1:]
    for chosen in domains or DOMAINS:
        sys.stdout.writelines(f"{fault}\n" for fault in catalogue_faults(tag, chosen))
