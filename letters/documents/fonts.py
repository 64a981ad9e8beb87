"""The fonts our documents are set in: chosen, found, and shown to the renderer alone."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

_NOTO = "/usr/share/fonts/truetype/noto"
_CJK = "/usr/share/fonts/opentype/noto"
_CORE, _CHINESE = "fonts-noto-core", "fonts-noto-cjk"

# Not drawn, and handled by the shaper when a font lacks them: joiners, the soft hyphen and the
# word joiner. Everything else must have a glyph of its own.
_UNDRAWN = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u2060")

# Debian's bold Nastaliq says of itself that it is regular; left so, either may be drawn for both.
_BOLD_IS_BOLD = (
    '<match target="scan">'
    '<test name="family"><string>Noto Nastaliq Urdu</string></test>'
    '<test name="style"><string>Bold</string></test>'
    '<edit name="weight" mode="assign"><const>bold</const></edit>'
    "</match>"
)


class FontsMissing(RuntimeError):  # noqa: N818 - says what happened
    """A chosen font file is not on this machine. The message names the packages to install."""

    def __init__(self, files: Iterable[Path], packages: Iterable[str]) -> None:
        self.files = tuple(files)
        self.packages = tuple(packages)
        names = ", ".join(path.name for path in self.files)
        wanted = " ".join(self.packages)
        super().__init__(f"fonts missing: {names}; install with: apt-get install {wanted}")


@dataclass(frozen=True)
class Face:
    """One font file; `index` is the face inside a collection, `package` where it comes from."""

    family: str
    path: Path
    bold: bool
    index: int
    package: str


def _noto(family: str, stem: str, *, bold: bool = True) -> tuple[Face, ...]:
    weights = (("Regular", False), ("Bold", True)) if bold else (("Regular", False),)
    return tuple(
        Face(family, Path(_NOTO, f"{stem}-{weight}.ttf"), heavy, 0, _CORE)
        for weight, heavy in weights
    )


def _chinese(family: str, index: int) -> tuple[Face, ...]:
    return tuple(
        Face(family, Path(_CJK, f"NotoSansCJK-{weight}.ttc"), heavy, index, _CHINESE)
        for weight, heavy in (("Regular", False), ("Bold", True))
    )


# The order is the order of choice for a character that several fonts hold.
FACES: tuple[Face, ...] = (
    *_noto("Noto Sans", "NotoSans"),
    *_noto("Noto Naskh Arabic", "NotoNaskhArabic"),
    *_noto("Noto Nastaliq Urdu", "NotoNastaliqUrdu"),
    *_noto("Noto Sans Arabic", "NotoSansArabic"),
    *_noto("Noto Sans Gurmukhi", "NotoSansGurmukhi"),
    *_noto("Noto Sans Bengali", "NotoSansBengali"),
    *_noto("Noto Sans Gujarati", "NotoSansGujarati"),
    *_noto("Noto Sans Tamil", "NotoSansTamil"),
    *_noto("Noto Sans Devanagari", "NotoSansDevanagari"),
    *_noto("Noto Sans Ethiopic", "NotoSansEthiopic"),
    *_noto("Noto Sans Hebrew", "NotoSansHebrew"),
    *_noto("Noto Sans Armenian", "NotoSansArmenian"),
    *_noto("Noto Sans Georgian", "NotoSansGeorgian"),
    *_chinese("Noto Sans CJK HK", 4),
    *_noto("Noto Sans Symbols2", "NotoSansSymbols2", bold=False),
)
FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(face.family for face in FACES))


@cache
def check_fonts() -> None:
    """Make sure that every chosen font file is there; raises FontsMissing."""
    missing = [face for face in FACES if not face.path.is_file()]
    if missing:
        raise FontsMissing(
            dict.fromkeys(face.path for face in missing),
            dict.fromkeys(face.package for face in missing),
        )


@cache
def use_chosen_fonts() -> Path:
    """Point fontconfig at the chosen files only; returns the file that says so.

    Must run before WeasyPrint is imported: fontconfig reads its settings once a process.
    """
    check_fonts()
    folder = _private_folder()
    settings = folder / "fonts.conf"
    for path in dict.fromkeys(face.path for face in FACES):
        _link(folder / "files" / path.name, path)
    _write(settings, _settings(folder))
    os.environ["FONTCONFIG_FILE"] = str(settings)
    return settings


def missing_characters(text: str) -> list[str]:
    """The characters of a text that no chosen font can draw, each once, in order.

    Emoji are among them: we choose no font that has them, so the answers' gate can name them.
    """
    drawn = _drawable()
    return [sign for sign in dict.fromkeys(text) if ord(sign) not in drawn]


def character_name(sign: str) -> str:
    """What a character is called, for a message to whoever typed it."""
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()


@cache
def characters_of(family: str) -> frozenset[int]:
    """The code points that a chosen family can draw."""
    faces = [face for face in FACES if face.family == family and not face.bold]
    return frozenset(point for face in faces for point in _cmap(face))


@cache
def _drawable() -> frozenset[int]:
    check_fonts()
    drawn = frozenset().union(*(characters_of(family) for family in FAMILIES))
    return drawn | {ord(sign) for sign in _UNDRAWN}


def _cmap(face: Face) -> Iterator[int]:
    from fontTools.ttLib import TTFont  # slow to import; only needed when text is judged

    with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
        yield from font.getBestCmap() or ()


def _private_folder() -> Path:
    """A folder of our own for the settings and fontconfig's cache, kept between runs if the
    home can be written to (the first scan takes most of a second), else made for this run."""
    names = "\n".join([_BOLD_IS_BOLD, *(f"{face.path} {face.index}" for face in FACES)])
    mark = hashlib.sha256(names.encode()).hexdigest()[:12]
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    try:
        folder = Path(home).absolute() / "letters" / f"fonts-{mark}"
        (folder / "files").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError):
        folder = Path(tempfile.mkdtemp(prefix="letters-fonts-"))
        (folder / "files").mkdir()
        return folder


def _link(link: Path, target: Path) -> None:
    with contextlib.suppress(FileExistsError):
        link.symlink_to(target)


def _write(path: Path, text: str) -> None:
    """Write at once or not at all: other processes may be starting with the same folder."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as draft:
        draft.write(text)
    Path(draft.name).replace(path)


def _settings(folder: Path) -> str:
    refused = "".join(
        f'<pattern><patelt name="family"><string>{escape(family)}</string></patelt></pattern>'
        for family in _unchosen()
    )
    return (
        '<?xml version="1.0"?>\n'
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        "<fontconfig>"
        f"<dir>{escape(str(folder / 'files'))}</dir>"
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>"
        f"<selectfont><rejectfont>{refused}</rejectfont></selectfont>"
        f"{_BOLD_IS_BOLD}"
        "</fontconfig>\n"
    )


def _unchosen() -> Iterator[str]:
    """The other faces of the Chinese collections: one region's shapes are enough."""
    for width in ("Sans", "Sans Mono"):
        for region in ("JP", "KR", "SC", "TC", "HK"):
            family = f"Noto {width} CJK {region}"
            if family not in FAMILIES:
                yield family
