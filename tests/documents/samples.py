"""Hand-made documents that hold every block, in English, Polish and Urdu, for the page tests.

Notation inside a sentence: `{a value}`, `{!a bold value}`, `**bold**`, `[1]` a source,
`<https://… words>` a link, `|` a line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Literal

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
from letters.documents.editions import pair
from letters.documents.pdf import document_pdf

_PIECE = re.compile(r"(\{.+?\}|\*\*.+?\*\*|\[\d+\]|<.+?>|\|)")
_ARABIC = re.compile("[\u0600-\u06ff]")

# One name for each script of the languages that families speak, with what it is written in.
NAMES: dict[str, str] = {
    "ur": "عائشہ خان",
    "pl": "Łucja Żółć-Święcka",
    "pa": "ਗੁਰਪ੍ਰੀਤ ਕੌਰ",
    "ro": "Ștefan Țurcanu",
    "bn": "রহিমা খাতুন",
    "ar": "محمّد الأحمد",
    "so": "Xaawo Cabdi",
    "gu": "પ્રિયા પટેલ",
    "pt": "João Gonçalves",
    "ta": "தமிழ்ச்செல்வி",
    "es": "Íñigo Muñoz",
    "tr": "Gülşen Işık",
    "fa": "مهدی نوری‌زاده",
    "zh-Hant": "陳大文",
    "lt": "Žydrūnė Šimkutė",
    "bg": "Любомир Щерев",
    "uk": "Ґалаґан Її",
    "ckb": "ڕێبوار عەلی",
    "it": "Niccolò Forlì",
    "fr": "Zoë L’Hôpital",
    "ps": "ګلالۍ ځدراڼ",
    "vi": "Nguyễn Thị Hạnh",
    "ti": "ኣብርሃም ሃይለ",
    "hi": "प्रज्ञा शर्मा",
    "ru": "Юлия Ёлкина",
    "hu": "Őze Tünde",
}


def direction(text: str) -> Direction:
    """Which way a value of these samples runs."""
    return "rtl" if _ARABIC.search(text) else "ltr"


def say(lang: str, *texts: str, fallback: bool = False) -> Sentences:
    """Sentences of a template in a language."""
    return tuple(
        Sentence(f"sample.{text[:12]}", tuple(_runs(lang, text)), fallback=fallback)
        for text in texts
    )


def value(text: str, lang: str = "en") -> Run:
    """What a person typed."""
    return Run(text, lang, direction(text), value=True)


def bare(text: str, lang: str = "en") -> Sentences:
    """A line that is a value and nothing else."""
    return (Sentence("", (value(text, lang),)),)


def _runs(lang: str, text: str) -> Iterator[Run]:
    way: Direction = "rtl" if lang == "ur" else "ltr"
    for piece in _PIECE.split(text):
        match piece[:1]:
            case "":
                continue
            case "{":
                words = piece[1:-1].lstrip("!")
                yield Run(words, lang, direction(words), value=True, bold="!" in piece[:2])
            case "*":
                yield Run(piece[2:-2], lang, way, bold=True)
            case "[":
                yield Run(piece, lang, "ltr", value=True, target=int(piece[1:-1]))
            case "<":
                href, _, words = piece[1:-1].partition(" ")
                yield Run(words, lang, way, href=href)
            case "|":
                yield Run("\n", lang, way, line_break=True)
            case _:
                yield Run(piece, lang, way)


_WORDS = {
    "en": {
        "subject": "Complaint about the decision for {Amina Khan}",
        "opening": "I am making a formal complaint about your decision of {3 March 2026}.",
        "duty": "The council had to tell me its decision within six weeks of the day on which it "
        "received my request, and it had to give its reasons. [1] It took {17} weeks. [2]",
        "call": "Please call me on {020 7946 0018} or write to {amina.khan@example.org}, "
        "and give the reference {SEN/2026-0417} in what you write.",
        "history": "What has happened",
        "events": [
            "On {12 January 2026} I asked for an assessment.",
            "On {3 March 2026} you refused, in a letter of {2} pages.",
            "Nobody has told me **why**; I asked {Dr Żółć}.",
        ],
        "asks": "What I ask you to do",
        "requests": [
            "Give your reasons in writing.",
            "Send the advice that you relied on.",
            "Answer by {!Friday 3 April 2026} at the latest. [1]",
        ],
        "table": "What was said and when",
        "header": ["Date", "Who", "What was said"],
        "rows": [
            ["{5 February 2026}", "{Ms O’Neill}", "She would call back within a week."],
            ["{9 February 2026}", "{Mr Okafor}", "The file was “with the panel”."],
        ],
        "todo": [
            "Copy the decision letter.",
            "Sign the form and date it.",
            "Post it in good time.",
        ],
        "box": "This is information, not legal advice.",
        "loud": "The safe date is {1 September 2026}.",
        "note": "Write down here what you were told",
        "close": "Yours faithfully,",
        "laws": [
            "Children and Families Act 2014, section 36. <https://www.legislation.gov.uk/"
            "ukpga/2014/6/section/36 Read it online>",
            "Special Educational Needs and Disability Regulations 2014, regulation 10",
        ],
        "salutation": "Dear Sir or Madam,|Education department,",
        "sources": "The law this letter relies on",
    },
    "pl": {
        "subject": "Skarga na decyzję w sprawie: {Amina Khan}",
        "opening": "Niniejszym składam formalną skargę na decyzję z dnia {3 marca 2026}.",
        "duty": "Urząd miał obowiązek podać decyzję w ciągu sześciu tygodni od dnia otrzymania "
        "wniosku oraz ją uzasadnić. [1] Trwało to tygodni: {17}. [2]",
        "call": "Proszę o telefon pod numer {020 7946 0018} lub o list na adres "
        "{amina.khan@example.org} z podaniem numeru {SEN/2026-0417}.",
        "history": "Co się wydarzyło",
        "events": [
            "Dnia {12 stycznia 2026} wysłano wniosek o ocenę potrzeb.",
            "Dnia {3 marca 2026} przyszła odmowa; stron: {2}.",
            "**Nie** podano powodu; pytanie do: {Dr Żółć}.",
        ],
        "asks": "Czego oczekuję",
        "requests": [
            "Proszę o uzasadnienie na piśmie.",
            "Proszę o przesłanie opinii.",
            "Proszę o odpowiedź najpóźniej: {!3 kwietnia 2026 (piątek)}. [1]",
        ],
        "table": "Co i kiedy powiedziano",
        "header": ["Data", "Kto", "Co powiedziano"],
        "rows": [
            ["{5 lutego 2026}", "{Ms O’Neill}", "Oddzwoni w ciągu tygodnia."],
            ["{9 lutego 2026}", "{Mr Okafor}", "Akta są „w komisji”."],
        ],
        "todo": ["Skopiować decyzję.", "Podpisać formularz i wpisać datę.", "Wysłać w porę."],
        "box": "To jest informacja, a nie porada prawna.",
        "loud": "Bezpieczny termin: {1 września 2026}.",
        "note": "Tutaj można zapisać, co powiedziano",
        "close": "Z poważaniem",
        "laws": [
            "{Children and Families Act 2014}, art. 36. <https://www.legislation.gov.uk/"
            "ukpga/2014/6/section/36 Przeczytaj w internecie>",
            "{Special Educational Needs and Disability Regulations 2014}, par. 10",
        ],
        "salutation": "Szanowni Państwo,|Wydział Edukacji,",
        "sources": "Prawo, na którym opiera się ten list",
    },
    "ur": {
        "subject": "{Amina Khan} سے متعلق فیصلے کے خلاف شکایت",
        "opening": "میں {3 مارچ 2026} کے آپ کے فیصلے کے بارے میں باقاعدہ شکایت درج کر رہی ہوں۔",
        "duty": "کونسل پر لازم تھا کہ درخواست ملنے کے چھ ہفتوں کے اندر مجھے اپنا فیصلہ بتائے اور "
        "اس کی وجوہات بھی دے۔ [1] اس میں {17} ہفتے لگے۔ [2]",
        "call": "براہِ کرم مجھے {020 7946 0018} پر فون کریں یا {amina.khan@example.org} پر لکھیں، "
        "اور خط میں حوالہ نمبر {SEN/2026-0417} ضرور درج کریں۔",
        "history": "اب تک کیا ہوا",
        "events": [
            "میں نے {12 جنوری 2026} کو جائزے کی درخواست دی۔",
            "آپ نے {3 مارچ 2026} کو انکار کیا، صفحات: {2}۔",
            "کسی نے مجھے **وجہ** نہیں بتائی: {Dr Żółć}۔",
        ],
        "asks": "میری درخواست",
        "requests": [
            "وجوہات تحریری طور پر بتائیں۔",
            "جس رائے پر فیصلہ کیا گیا وہ بھیجیں۔",
            "زیادہ سے زیادہ {!جمعہ، 3 اپریل 2026} تک جواب دیں۔ [1]",
        ],
        "table": "کب کیا کہا گیا",
        "header": ["تاریخ", "کس نے", "کیا کہا"],
        "rows": [
            ["{5 فروری 2026}", "{Ms O’Neill}", "ایک ہفتے میں واپس فون کریں گی۔"],
            ["{9 فروری 2026}", "{Mr Okafor}", "فائل ”پینل کے پاس“ ہے۔"],
        ],
        "todo": [
            "فیصلے کے خط کی نقل بنائیں۔",
            "فارم پر دستخط کریں اور تاریخ لکھیں۔",
            "وقت پر ڈاک میں ڈالیں۔",
        ],
        "box": "یہ معلومات ہیں، قانونی مشورہ نہیں۔",
        "loud": "محفوظ تاریخ {1 ستمبر 2026} ہے۔",
        "note": "جو کچھ آپ کو بتایا گیا یہاں لکھیں",
        "close": "آپ کی مخلص،",
        "laws": [
            "{Children and Families Act 2014}، دفعہ 36۔ <https://www.legislation.gov.uk/"
            "ukpga/2014/6/section/36 آن لائن پڑھیں>",
            "{Special Educational Needs and Disability Regulations 2014}، ضابطہ 10",
        ],
        "salutation": "جنابِ عالی،|محکمۂ تعلیم،",
        "sources": "وہ قانون جس پر یہ خط مبنی ہے",
    },
}

FOOTERS = {"en": "Letter to the council", "pl": "List do urzędu", "ur": "کونسل کے نام خط"}
PAGE_LABELS = {"en": "{page} of {pages}", "pl": "{page} / {pages}", "ur": "صفحہ {page} از {pages}"}


def _one(lang: str, key: str) -> Sentences:
    found = _WORDS[lang][key]
    assert isinstance(found, str)
    return say(lang, *re.split(r"(?<=[.۔\]]) (?=[A-ZŁا-ی])", found))


def _several(lang: str, key: str) -> tuple[Sentences, ...]:
    return tuple(say(lang, text) for text in _WORDS[lang][key])


def letter_blocks(lang: str) -> tuple[Block, ...]:
    """A letter with every kind of block."""
    return (
        AddressBlock(
            (value("Flat 3"), value("12 Example Street"), value("Leeds LS1 4AB")), "sender"
        ),
        Paragraph(bare("3 March 2026"), "date"),
        AddressBlock((value("Head of SEND"), value("Leeds City Council"), value("PO Box 837"))),
        Heading(1, _one(lang, "subject")),
        Paragraph(_one(lang, "salutation"), "salutation"),
        Paragraph((*_one(lang, "opening"), *_one(lang, "duty"))),
        Paragraph(_one(lang, "call")),
        Heading(2, _one(lang, "history")),
        Listing("bullet", _several(lang, "events")),
        Words(
            (
                value("She cries every morning; she has lost 4 kg since May."),
                value("اسے سکول جانے سے ڈر لگتا ہے اور وہ رات 3 بجے تک جاگتی ہے۔", "ur"),
            )
        ),
        _table(lang, 1),
        Heading(2, _one(lang, "asks")),
        Listing("number", _several(lang, "requests")),
        Paragraph(
            say(
                "en",
                "The law never waits for a translation, not even for one line of it.",
                fallback=lang != "en",
            )
        ),
        Group(
            "signature",
            (
                Paragraph(_one(lang, "close"), "close"),
                WritingSpace(1, _one(lang, "note")),
                Paragraph(bare("Amina Khan")),
            ),
        ),
        Heading(2, _one(lang, "sources")),
        Listing("number", _several(lang, "laws"), sources=True),
        Group("box", (Paragraph(_one(lang, "box"), "note"),)),
    )


def _table(lang: str, times: int) -> Table:
    rows = [tuple(say(lang, cell) for cell in row) for row in _WORDS[lang]["rows"]] * times
    return Table(_several(lang, "header"), tuple(rows), _one(lang, "table"))


def checklist_blocks(lang: str, length: int) -> tuple[Block, ...]:
    """A checklist of several pages: long lists, a long table, space to write in."""
    blank = Table(_several(lang, "header"), tuple(((), (), ()) for _ in range(4)))
    return (
        Heading(1, _one(lang, "subject")),
        Group("loud", (Paragraph(_one(lang, "loud"), "big"),)),
        Listing("check", _several(lang, "todo") * length),
        Heading(2, _one(lang, "history")),
        Heading(3, _one(lang, "asks")),
        Paragraph(_one(lang, "duty") * length),
        _table(lang, 4 * length),
        WritingSpace(4, _one(lang, "note")),
        blank,
        Heading(2, _one(lang, "sources")),
        Listing("number", _several(lang, "laws"), sources=True),
    )


def names_blocks() -> tuple[Block, ...]:
    """A name in every script, alone on its line, in a sentence, and in a list."""
    return (
        Heading(1, say("en", "Names of families")),
        AddressBlock(tuple(value(name, lang) for lang, name in NAMES.items())),
        Listing(
            "bullet",
            tuple(
                (
                    Sentence(
                        f"sample.{lang}",
                        (
                            Run("My child is called ", "en", "ltr"),
                            value(name, lang),
                            Run(", born on ", "en", "ltr"),
                            value("3 May 2015"),
                            Run(".", "en", "ltr"),
                        ),
                    ),
                )
                for lang, name in NAMES.items()
            ),
        ),
    )


def part(
    lang: str,
    blocks: Iterable[Block],
    role: Literal["send", "reading", "pairs"] = "send",
) -> Part:
    """A part in a language, with its footer and page label."""
    way: Direction = "rtl" if lang == "ur" else "ltr"
    return Part(lang, way, role, FOOTERS[lang], tuple(blocks), FOOTERS[lang], PAGE_LABELS[lang])


def pairs(lang: str) -> Part:
    """Each English block followed by its translation; what is the same in both stands once."""
    return part("en", pair(letter_blocks("en"), letter_blocks(lang)), "pairs")


def _document(name: str, *parts: Part) -> Document:
    return Document(
        "sample", name, f"Sample: {name}", name, parts, versions=(("letters", "0.1"), ("law", "1"))
    )


@cache
def documents() -> dict[str, Document]:
    """Every sample by its name."""
    urdu = part("ur", letter_blocks("ur"), "reading")
    reading = replace(_document("urdu", urdu), name="urdu")
    copies = {
        lang: _document(
            f"copy-{lang}",
            part("en", letter_blocks("en")),
            part(lang, letter_blocks(lang), "reading"),
        )
        for lang in ("pl", "ur")
    }
    return {
        "english": _document("english", part("en", letter_blocks("en"))),
        "polish": _document("polish", part("pl", letter_blocks("pl"), "reading")),
        "urdu": reading,
        "urdu-naskh": replace(reading, name="urdu-naskh", typeface="naskh"),
        "copy-pl": copies["pl"],
        "copy-ur": copies["ur"],
        "pairs-pl": _document("pairs-pl", pairs("pl")),
        "pairs-ur": _document("pairs-ur", pairs("ur")),
        "pairs-ur-naskh": replace(_document("pairs-ur-naskh", pairs("ur")), typeface="naskh"),
        "checklist": _document("checklist", part("en", checklist_blocks("en", 6))),
        "checklist-ur": _document("checklist-ur", part("ur", checklist_blocks("ur", 3), "reading")),
        "names": _document("names", part("en", names_blocks())),
    }


@cache
def pdf(name: str) -> bytes:
    """The PDF of a sample, drawn once a run."""
    return document_pdf(documents()[name])
