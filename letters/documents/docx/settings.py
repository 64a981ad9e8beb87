"""Settings of the Word file: today's layout rules, nothing tracked, nothing locked."""

from __future__ import annotations

from letters.documents.docx.xml import Element, add

APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>letters</Application></Properties>"
)
_WORD = "http://schemas.microsoft.com/office/word"
# 15 is the layout of Word 2013 and later; without it the file opens in "compatibility mode".
_COMPATIBILITY = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
)


def fill(settings: Element) -> None:
    """Replace what `settings` holds by our own."""
    for child in list(settings):
        settings.remove(child)
    add(settings, "zoom", percent="100")
    add(settings, "defaultTabStop", val="720")
    add(settings, "characterSpacingControl", val="doNotCompress")
    compatibility = add(settings, "compat")
    for rule, value in _COMPATIBILITY:
        add(compatibility, "compatSetting", name=rule, uri=_WORD, val=value)
    add(settings, "themeFontLang", val="en-GB", eastAsia="zh-CN", bidi="ur-PK")
    add(settings, "decimalSymbol", val=".")
    add(settings, "listSeparator", val=",")
