"""The typefaces of paper: which font draws which character, and what is done when none can.

Names and addresses print in IPAmj明朝 first, everything else in BIZ UD; a character that neither
holds prints as 〓 and is named by its code point in a footnote, never silently as an empty box.
A base character with a variation selector prints as its own glyph (cmap format 14).
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfbase import pdfmetrics, ttfonts

from app.bundled import resource

TEXT, BOLD, NAME = "BIZUDPGothic", "BIZUDPGothic-Bold", "IPAmjMincho"
GETA = "〓"

_FILES = {TEXT: "BIZUDPGothic-Regular.ttf", BOLD: "BIZUDPGothic-Bold.ttf", NAME: "ipamjm.ttf"}
_SYSTEM_NAME_FONT = Path("/usr/share/fonts/truetype/ipamj/ipamjm.ttf")
_FIRST_SEQUENCE_CODE = 0xF0000  # a private plane: no text that we print has characters there
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character: the font, what is handed to it, and its width at 1 pt.

    `missing` is the code point text of a character no font holds, else empty.
    """

    font: str
    drawn: str
    width: float
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The registered fonts: the characters each covers, and the private codes of sequences."""

    covers: Mapping[str, frozenset[int]]
    sequences: Mapping[str, int]

    def glyph(self, cluster: str, chain: Sequence[str]) -> Glyph:
        """The glyph of a character (with its selector, if any) in the first font that holds it."""
        if cluster in self.sequences and NAME in chain:
            return _glyph(NAME, chr(self.sequences[cluster]))
        base = cluster[0]
        for font in chain:
            if ord(base) in self.covers.get(font, frozenset()):
                return _glyph(font, base)
        return _glyph(TEXT, GETA, missing=f"U+{ord(base):04X}")


def is_selector(character: str) -> bool:
    """Whether this is a variation selector, drawn together with the character before it."""
    return any(ord(character) in selectors for selectors in _SELECTORS)


def clusters(text: str) -> Iterator[tuple[int, str]]:
    """The characters of a text with their offsets; a selector stays with its base character."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not is_selector(text[index]):
            yield start, text[start:index]
            start = index


def chain_for_names() -> tuple[str, ...]:
    """The fonts for names and addresses, first choice first."""
    return (NAME, TEXT)


def chain_for_text(*, bold: bool = False) -> tuple[str, ...]:
    """The fonts for everything else, first choice first."""
    return (BOLD, TEXT, NAME) if bold else (TEXT, NAME)


@functools.cache
def load_fonts() -> Fonts:
    """Register every font with reportlab, once per process."""
    covers: dict[str, frozenset[int]] = {}
    sequences: dict[str, int] = {}
    for font in _FILES:
        path = _path(font)
        if path is None:
            continue
        registered = ttfonts.TTFont(font, str(path))
        pdfmetrics.registerFont(registered)
        covers[font] = frozenset(registered.face.charToGlyph)
        if font == NAME:
            sequences = _register_sequences(registered, path)
    # WORKAROUND: reportlab 5.1.0 writes code points above U+FFFF as five hex digits, so copied
    # text is wrong; this writes UTF-16 and gives a sequence back as base and selector.
    back = {code: text for text, code in sequences.items()}
    ttfonts.makeToUnicodeCMap = functools.partial(_to_unicode, back)
    return Fonts(covers, sequences)


def _path(font: str) -> Path | None:
    bundled = Path(str(resource("fonts", _FILES[font])))
    if bundled.exists():
        return bundled
    return _SYSTEM_NAME_FONT if font == NAME and _SYSTEM_NAME_FONT.exists() else None


def _register_sequences(registered: ttfonts.TTFont, path: Path) -> dict[str, int]:
    """Give each (base, selector) of the font a private code that reportlab can draw."""
    face = registered.face
    with FontFile(path, lazy=True) as file:
        tables = [table for table in file["cmap"].tables if table.format == 14]
        glyph_ids = file.getReverseGlyphMap()
        pairs = [
            (chr(base) + chr(selector), glyph_ids[name] if name else face.charToGlyph.get(base))
            for table in tables
            for selector, entries in sorted(table.uvsDict.items())
            for base, name in entries
        ]
    sequences: dict[str, int] = {}
    for text, glyph_id in sorted(pairs):
        if glyph_id is None:
            continue
        code = _FIRST_SEQUENCE_CODE + len(sequences)
        sequences[text] = code
        face.charToGlyph[code] = glyph_id
        face.charWidths[code] = face.charWidths.get(ord(text[0]), face.defaultWidth)
    return sequences


def _glyph(font: str, drawn: str, missing: str = "") -> Glyph:
    return Glyph(font, drawn, pdfmetrics.stringWidth(drawn, font, 1), missing)


def _to_unicode(sequences: Mapping[int, str], fontname: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of a subset, in UTF-16BE as PDF 32000-1 section 9.10.3 asks."""

    def utf16(code: int) -> str:
        text = sequences.get(code, chr(code))
        return text.encode("utf-16-be").hex().upper()

    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo",
        f"<< /Registry ({fontname})",
        f"/Ordering ({fontname})",
        "/Supplement 0",
        ">> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
        f"{len(subset)} beginbfchar",
        *(f"<{index:02X}> <{utf16(code)}>" for index, code in enumerate(subset)),
        "endbfchar",
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines)
