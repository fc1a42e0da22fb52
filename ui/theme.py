"""The colours of the three looks, and the glyph of every agreement.

Colour is never the only sign: a glyph and a word stand beside it, and differences carry a line
style of their own. Contrast of text on its ground is at least 4.5 : 1 in every theme (tested).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from matching import Agreement


class ThemeName(StrEnum):
    """The three looks a person may choose."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every colour of one look, by what it is for; values are #rrggbb."""

    name: ThemeName
    ground: str  # behind everything
    surface: str  # cards, tables, fields
    raised: str  # headers, chips, buttons
    ink: str
    muted: str
    line: str
    accent: str  # what is chosen or focused
    on_accent: str
    accent_soft: str  # chosen row
    rail: str
    rail_ink: str
    same: str  # the quiet agreement
    same_soft: str
    near: str  # 表記ゆれ
    near_soft: str
    part: str  # 一部相違
    part_soft: str
    wrong: str  # 相違, warnings
    wrong_soft: str
    unknown: str  # 判読不可
    unknown_soft: str


# How to add a look: one member of ThemeName, one row here, its word in ui/words.py.
THEMES: Mapping[ThemeName, Theme] = {
    ThemeName.LIGHT: Theme(
        name=ThemeName.LIGHT,
        ground="#f3f4f2",
        surface="#ffffff",
        raised="#eceeeb",
        ink="#1c2226",
        muted="#59636b",
        line="#d5d9d6",
        accent="#1f5673",
        on_accent="#ffffff",
        accent_soft="#e1edf3",
        rail="#1d3441",
        rail_ink="#dbe6ec",
        same="#4c5b53",
        same_soft="#eef2ef",
        near="#1f5f82",
        near_soft="#e4f0f7",
        part="#835200",
        part_soft="#fff1d2",
        wrong="#a8231b",
        wrong_soft="#fde5e1",
        unknown="#6a3f8f",
        unknown_soft="#f1e8f8",
    ),
    ThemeName.DARK: Theme(
        name=ThemeName.DARK,
        ground="#15191c",
        surface="#1e2428",
        raised="#2a3237",
        ink="#e8ecee",
        muted="#a3aeb5",
        line="#3a444a",
        accent="#7fbfe0",
        on_accent="#0d1b23",
        accent_soft="#25404f",
        rail="#0f1416",
        rail_ink="#c9d3d8",
        same="#a9b8ae",
        same_soft="#283029",
        near="#8fcbea",
        near_soft="#203846",
        part="#f2c26b",
        part_soft="#46371a",
        wrong="#ff9d90",
        wrong_soft="#54231e",
        unknown="#d5b0f2",
        unknown_soft="#3b2a4a",
    ),
    ThemeName.CONTRAST: Theme(
        name=ThemeName.CONTRAST,
        ground="#000000",
        surface="#000000",
        raised="#000000",
        ink="#ffffff",
        muted="#ffffff",
        line="#ffffff",
        accent="#ffff00",
        on_accent="#000000",
        accent_soft="#333300",
        rail="#000000",
        rail_ink="#ffffff",
        same="#ffffff",
        same_soft="#000000",
        near="#7fe5ff",
        near_soft="#00323d",
        part="#ffe14d",
        part_soft="#403600",
        wrong="#ffa8a0",
        wrong_soft="#5a0000",
        unknown="#e5b3ff",
        unknown_soft="#3d0059",
    ),
}


@dataclass(frozen=True, slots=True)
class AgreementLook:
    """How an agreement is shown: its glyph, and its ink and ground in one look."""

    glyph: str
    ink: str
    ground: str


GLYPHS: Mapping[Agreement, str] = {
    Agreement.SAME: "＝",
    Agreement.EQUIVALENT: "≒",
    Agreement.SIMILAR: "△",
    Agreement.DIFFERENT: "✕",
    Agreement.ABSENT_LEFT: "－",
    Agreement.ABSENT_RIGHT: "－",
    Agreement.ABSENT_BOTH: "－",
    Agreement.UNREADABLE: "？",
}


def agreement_look(theme: Theme, agreement: Agreement) -> AgreementLook:
    """The glyph and colours of an agreement."""
    inks = {
        Agreement.SAME: (theme.same, theme.same_soft),
        Agreement.EQUIVALENT: (theme.near, theme.near_soft),
        Agreement.SIMILAR: (theme.part, theme.part_soft),
        Agreement.DIFFERENT: (theme.wrong, theme.wrong_soft),
        Agreement.UNREADABLE: (theme.unknown, theme.unknown_soft),
    }
    ink, ground = inks.get(agreement, (theme.muted, theme.raised))
    return AgreementLook(GLYPHS[agreement], ink, ground)
