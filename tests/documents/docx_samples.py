"""Hand-made documents for what only Word files have, beside those of `samples.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from letters.documents.blocks import (
    AddressBlock,
    Block,
    Direction,
    Document,
    Group,
    Heading,
    Listing,
    Paragraph,
    Part,
    Run,
    Sentence,
    Sentences,
    Table,
    Words,
    WritingSpace,
)
from letters.languages.locales import locale
from letters.languages.scripts import direction_of, language_of

_PIECES = re.compile(r"(\*\*.+?\*\*|\{.+?\}|\[\d+\]|<.+?>|\|)")
_counter = iter(range(1, 10**6))


def say(lang: str, *texts: str) -> Sentences:
    """Sentences in a language: `{a value}`, `**bold**`, `[1]` a source, `<https://…>` a link,
    `|` a line break."""
    return tuple(Sentence(f"sample#{next(_counter)}", tuple(_runs(lang, text))) for text in texts)


def bare(lang: str, text: str) -> Sentences:
    """A line that is a value and nothing else."""
    return (Sentence("", (_typed(text, lang),)),)


def _runs(lang: str, text: str) -> Iterator[Run]:
    direction = locale(lang).direction
    for piece in _PIECES.split(text):
        if not piece:
            continue
        if piece.startswith("{"):
            yield _typed(piece[1:-1], lang)
        elif piece.startswith("**"):
            yield Run(piece[2:-2], lang, direction, bold=True)
        elif piece.startswith("["):
            yield Run(piece, lang, "ltr", value=True, target=int(piece[1:-1]))
        elif piece.startswith("<"):
            words, _, href = piece[1:-1].rpartition(" ")
            yield Run(words, lang, direction, href=href)
        elif piece == "|":
            yield Run("\n", lang, direction, line_break=True)
        else:
            yield Run(piece, lang, direction)


def _typed(text: str, lang: str) -> Run:
    return Run(text, language_of(text, lang), direction_of(text), value=True)


def _typed_lines(lang: str, *lines: str) -> tuple[Run, ...]:
    return tuple(_typed(line, lang) for line in lines)


SENDER = AddressBlock(
    _typed_lines("en", "Samina Hussain", "14 Mill Lane", "Bradford", "BD3 9PX", "07700 900123"),
    "sender",
)
COUNCIL = AddressBlock(
    _typed_lines("en", "Bradford Council", "SEND Team", "Britannia House", "BD1 1HX"), "recipient"
)
OWN_WORDS = Words(
    _typed_lines(
        "en",
        "Zara comes home in tears most days.",
        "She has stopped eating lunch & “can't cope” <at all>.",
    )
)
URDU_WORDS = Words(
    _typed_lines("ur", "زارا روزانہ روتی ہوئی گھر آتی ہے۔", "اس نے فون 020 7946 0018 پر بات کی۔")
)


def english_blocks() -> tuple[Block, ...]:
    """A letter of about two pages."""
    en = _speaker("en")
    return (
        SENDER,
        Paragraph(bare("en", "16 November 2026"), "date"),
        COUNCIL,
        Paragraph(en("Your reference: {SEN/2026/0417}"), "reference"),
        Heading(1, en("Formal complaint: Zara Hussain, born {4 May 2017}")),
        Paragraph(en("Dear {Ms O'Neill},"), "salutation"),
        Paragraph(
            en(
                "I am making a formal complaint about my daughter {Zara Hussain}.",
                "The council had to tell me its decision by {14 September 2026} [1].",
                "It has not done so, and I have had **no written reason** for the delay.",
            )
        ),
        Heading(2, en("What has happened")),
        Listing(
            "number",
            (
                en("On {3 August 2026} I asked for an assessment."),
                en("On {1 September 2026} I telephoned {01274 435750}.", "Nobody called back."),
                en(
                    "On {5 October 2026} I wrote to {send@example.org} and have had no answer, "
                    "although the council's own letter said that every question would be "
                    "answered within ten working days."
                ),
            ),
        ),
        Heading(3, en("What it has meant for Zara")),
        OWN_WORDS,
        Heading(2, en("The dates")),
        Table(
            (en("What"), en("By when"), en("Source")),
            (
                (
                    en("Decision whether to assess"),
                    bare("en", "14 September 2026"),
                    en("Regulation 5 [1]"),
                ),
                (en("Reasons in writing"), bare("en", "14 September 2026"), ()),
            ),
            en("What the council had to do"),
        ),
        Heading(2, en("What I ask you to do")),
        Listing(
            "number",
            (
                en("Decide now."),
                en("Say why it took so long."),
                en("Tell me of my right to appeal [2]."),
            ),
        ),
        Listing(
            "bullet", (en("I need an interpreter: Urdu."), en("Please write to me by letter."))
        ),
        Paragraph(en("Please answer by {30 November 2026}."), "body"),
        Group(
            "signature",
            (
                Paragraph(en("Yours sincerely,"), "close"),
                WritingSpace(1, en("Signature")),
                Paragraph(bare("en", "Samina Hussain")),
            ),
        ),
        Heading(2, en("The law this letter relies on")),
        Listing(
            "number",
            (
                en(
                    "{Special Educational Needs and Disability Regulations 2014}, regulation 5: "
                    "<read it at legislation.gov.uk https://www.legislation.gov.uk/uksi/2014/1530>."
                ),
                en("{Children and Families Act 2014}, section 51."),
            ),
            sources=True,
        ),
        Group(
            "box",
            (
                Heading(3, en("Information, not advice")),
                Paragraph(en("This letter says what the law requires.", "It is not legal advice.")),
                Listing(
                    "bullet",
                    (
                        en(
                            "Your local SENDIASS is free and independent, and it can look at "
                            "a letter before it is sent."
                        ),
                        en("<Call 0808 800 0000 tel:08088000000>"),
                    ),
                ),
            ),
        ),
    )


def urdu_blocks() -> tuple[Block, ...]:
    """The same letter's translation, for reading only."""
    ur = _speaker("ur")
    return (
        Group("box", (Paragraph(ur("یہ ترجمہ صرف آپ کی معلومات کے لیے ہے۔ انگریزی خط بھیجیں۔")),)),
        SENDER,
        Paragraph(bare("ur", "16 نومبر 2026"), "date"),
        COUNCIL,
        Paragraph(ur("آپ کا حوالہ: {SEN/2026/0417}"), "reference"),
        Heading(1, ur("باضابطہ شکایت: {Zara Hussain}، پیدائش {4 مئی 2017}")),
        Paragraph(ur("محترمہ {Ms O'Neill}،"), "salutation"),
        Paragraph(
            ur(
                "میں اپنی بیٹی {Zara Hussain} کے بارے میں باضابطہ شکایت کر رہی ہوں۔",
                "کونسل کو {14 ستمبر 2026} تک مجھے اپنے فیصلے سے آگاہ کرنا تھا [1]۔",
                "اس نے ایسا نہیں کیا، اور مجھے تاخیر کی **کوئی تحریری وجہ** نہیں ملی۔",
            )
        ),
        Heading(2, ur("کیا ہوا")),
        Listing(
            "number",
            (
                ur("{3 اگست 2026} کو میں نے جانچ کی درخواست کی۔"),
                ur("{1 ستمبر 2026} کو میں نے {01274 435750} پر فون کیا۔", "کسی نے جواب نہیں دیا۔"),
                ur("{5 اکتوبر 2026} کو میں نے {send@example.org} پر لکھا۔ رقم {£850.00} تھی۔"),
            ),
        ),
        Heading(3, ur("زارا پر کیا اثر ہوا")),
        OWN_WORDS,
        URDU_WORDS,
        Table(
            (ur("کیا"), ur("کب تک"), ur("ماخذ")),
            (
                (ur("جانچ کا فیصلہ"), bare("ur", "14 ستمبر 2026"), ur("ضابطہ 5 [1]")),
                (ur("تحریری وجوہات"), bare("ur", "01274 435750"), ()),
            ),
            ur("کونسل کو کیا کرنا تھا"),
        ),
        Listing(
            "bullet",
            (ur("مجھے ترجمان درکار ہے: اردو۔"), ur("<ویب سائٹ دیکھیں https://www.gov.uk>")),
        ),
        Paragraph(
            (
                *ur("یہ جملہ اردو میں ہے۔"),
                replace(
                    _speaker("en")("This sentence has no translation yet {01274 435750}.")[0],
                    fallback=True,
                ),
            )
        ),
        Group(
            "signature",
            (
                Paragraph(ur("آپ کی مخلص،"), "close"),
                WritingSpace(1, ur("دستخط")),
                Paragraph(bare("ur", "Samina Hussain")),
            ),
        ),
        Heading(2, ur("وہ قانون جس پر یہ خط مبنی ہے")),
        Listing(
            "number",
            (ur("{Special Educational Needs and Disability Regulations 2014}، ضابطہ 5۔"),),
            sources=True,
        ),
    )


def checklist_blocks() -> tuple[Block, ...]:
    """A checklist with boxes to tick and space to write."""
    en = _speaker("en")
    steps = tuple(
        en(f"Step {number}: put copy {number} of the decision letter in the envelope.")
        for number in range(1, 6)
    )
    return (
        Heading(1, en("Appeal checklist")),
        Group(
            "loud",
            (
                Paragraph(en("Send your appeal by:")),
                Paragraph(bare("en", "Friday 8 January 2027"), "big"),
                Paragraph(
                    en("This is the safe date.", "It leaves three working days in hand."), "note"
                ),
            ),
        ),
        Heading(2, en("Before you send it")),
        Listing("check", steps),
        WritingSpace(3, en("Notes")),
        Heading(2, en("What must be in the envelope")),
        Group("box", (Paragraph(en("Tick each.")), Listing("check", steps[:3]))),
        Table(
            (en("Who I spoke to"), en("When"), en("What they said")), (((), (), ()), ((), (), ()))
        ),
        Table((en("Paper"), en("Sent")), ((en("Decision letter"), ()),)),
        Group(
            "keep",
            (
                Paragraph(en("Keep a copy."), "subject"),
                Paragraph(en("Ask for proof of posting."), "note"),
            ),
        ),
        Table((en("Date"), en("Signed")), (((), ()),)),
    )


def polish_blocks() -> tuple[Block, ...]:
    """A short Polish text."""
    pl = _speaker("pl")
    return (
        Heading(1, pl("Skarga: {Zofia Żółć}")),
        Paragraph(
            pl(
                "Składam skargę w imieniu {Łukasz Ćma}.",
                "Numer: {01274 435750}.",
                "Nazwisko po arabsku: {علی (رضا)} 2.",
            )
        ),
        Listing("number", (pl("Proszę o decyzję do {30 listopada 2026}."),)),
    )


def pairs_blocks() -> tuple[Block, ...]:
    """Each English block followed by its Urdu."""
    shared = (AddressBlock, Words)
    pairs = zip(english_blocks()[3:10], urdu_blocks()[4:11], strict=True)
    found: list[Block] = []
    for english, urdu in pairs:
        found.extend((english,) if isinstance(english, shared) else (english, urdu))
    return tuple(found)


def _speaker(lang: str) -> Callable[..., Sentences]:
    def speak(*texts: str) -> Sentences:
        return say(lang, *texts)

    return speak


def _part(lang: str, role: str, blocks: tuple[Block, ...], footer: str, label: str) -> Part:
    direction: Direction = locale(lang).direction
    return Part(lang, direction, role, "Letter", blocks, footer, label)  # type: ignore[arg-type]


ENGLISH = _part("en", "send", english_blocks(), "Letter about a decision", "Page {page} of {pages}")
POLISH = _part(
    "pl", "reading", polish_blocks(), "List w sprawie decyzji", "Strona {page} z {pages}"
)
URDU = _part("ur", "reading", urdu_blocks(), "فیصلے کے بارے میں خط", "صفحہ {page} از {pages}")
PAIRS = _part("en", "pairs", pairs_blocks(), "Letter about a decision", "{page} / {pages}")
CHECKLIST = _part("en", "send", checklist_blocks(), "Checklist", "Page {page} of {pages}")


def _document(name: str, *parts: Part, typeface: str = "default") -> Document:
    return Document(
        "sample",
        name,
        "Letter about a decision",
        f"sample-{name}",
        parts,
        typeface=typeface,  # type: ignore[arg-type]
        versions=(("letters", "0.1"), ("law", "2026-11-01")),
    )


DOCUMENTS = {
    document.name: document
    for document in (
        _document("english", ENGLISH),
        _document("urdu", ENGLISH, URDU),
        _document("naskh", ENGLISH, replace(URDU, page_label="{page} / {pages}"), typeface="naskh"),
        _document("pairs", PAIRS),
        _document("polish", ENGLISH, POLISH),
        _document("checklist", CHECKLIST),
        _document("urdu-alone", URDU),
    )
}
