"""The chosen fonts: there, alone, and known by what they can draw."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from letters.documents import fonts
from tests.documents import samples


@pytest.mark.parametrize("lang", samples.NAMES)
def test_a_name_in_any_of_our_scripts_can_be_drawn(lang: str) -> None:
    """Nothing is missing for any language that families speak."""
    assert fonts.missing_characters(samples.NAMES[lang]) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Amina 😀 and 👩‍👧 😀", ["😀", "👩", "👧"]),
        ("• ☐ ☑ – “” £ € ½ ©", []),
        ("soft\u00adhyphen, joiners \u200c\u200d, a line\nbreak", []),
        ("\u0e01 \u1780", ["\u0e01", "\u1780"]),
        ("\U000f0000", ["\U000f0000"]),
    ],
)
def test_characters_that_no_font_has_are_named(text: str, missing: list[str]) -> None:
    """Each once, in order; emoji are refused since we choose no font that has them."""
    assert fonts.missing_characters(text) == missing


def test_a_character_has_a_name_to_say() -> None:
    """Whoever typed it is told which."""
    assert fonts.character_name("😀") == "grinning face"
    assert fonts.character_name("\U000f0000") == "U+F0000".lower()


def test_missing_fonts_name_their_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sets the program up is told what to install."""
    lost = fonts.Face("Noto Lost", Path("/nowhere/NotoLost.ttf"), False, 0, "fonts-noto-core")
    monkeypatch.setattr(fonts, "FACES", (*fonts.FACES, lost))
    fonts.check_fonts.cache_clear()
    with pytest.raises(
        fonts.FontsMissing, match=r"NotoLost\.ttf; .* apt-get install fonts-noto-core"
    ):
        fonts.check_fonts()
    monkeypatch.undo()
    fonts.check_fonts()


def test_the_renderer_sees_the_chosen_fonts_alone() -> None:
    """Not one of the machine's other fonts."""
    listed = subprocess.check_output(
        ["fc-list", ":", "family"],
        env=os.environ | {"FONTCONFIG_FILE": str(fonts.use_chosen_fonts())},
    )
    found = {line.split(",")[0] for line in listed.decode().splitlines()}
    assert found == set(fonts.FAMILIES)


def test_a_home_that_cannot_be_written_to(tmp_path: Path) -> None:
    """The settings then stand in a folder made for the run."""
    blocked = tmp_path / "file"
    blocked.touch()
    told = subprocess.check_output(
        [
            sys.executable,
            "-c",
            "from letters.documents.fonts import use_chosen_fonts; print(use_chosen_fonts())",
        ],
        env=os.environ | {"XDG_CACHE_HOME": str(blocked), "TMPDIR": str(tmp_path)},
        text=True,
    )
    assert Path(told.strip()).parent.parent == tmp_path
