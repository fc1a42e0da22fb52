"""The fonts of the screen: bundled ones first, never whatever the terminal happens to have."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from app import bundled

BODY_FAMILY = "BIZ UDPGothic"
FIXED_FAMILY = "BIZ UDGothic"
RARE_FAMILY = "IPAmjMincho"  # carries 𠮷, the variation selectors and 52,000 name kanji

_BUNDLED = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf", "BIZUDGothic-Regular.ttf")
_RARE = "ipamjm.ttf"
_RARE_ELSEWHERE = (
    Path("/usr/share/fonts/truetype/ipamj/ipamjm.ttf"),  # Debian's fonts-ipamj-mincho
    Path("/usr/share/fonts/opentype/ipamj/ipamjm.ttf"),
)
BASE_POINTS = 10.5


class FontRole(Enum):
    """What a text is for: its families, its size relative to the body, and its weight."""

    BODY = ((BODY_FAMILY, RARE_FAMILY), 1.0, False)
    STRONG = ((BODY_FAMILY, RARE_FAMILY), 1.0, True)
    SMALL = ((BODY_FAMILY, RARE_FAMILY), 0.88, False)
    VALUE = ((BODY_FAMILY, RARE_FAMILY), 1.08, False)
    NAME = ((RARE_FAMILY, BODY_FAMILY), 1.62, False)
    HEADING = ((BODY_FAMILY, RARE_FAMILY), 1.14, True)
    FIXED = ((FIXED_FAMILY, RARE_FAMILY), 1.0, False)


def load_fonts() -> bool:
    """Give Qt the bundled fonts; returns whether the font of rare name kanji was found."""
    for name in _BUNDLED:
        _add(bundled.resource("fonts", name).read_bytes())
    return _load_rare()


def font(role: FontRole, *, percent: int) -> QFont:
    """The font for a role at a text size of `percent` (100 = normal)."""
    families, size, bold = role.value
    made = QFont()
    made.setFamilies(list(families))
    made.setPointSizeF(BASE_POINTS * size * percent / 100)
    made.setBold(bold)
    # Hinting erases the ASCII hyphen of BIZ UDGothic at 13 pixels: 6-5-1 would read 6 5 1.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _load_rare() -> bool:
    bundled_font = bundled.resource("fonts", _RARE)
    if bundled_font.is_file():
        return _add(bundled_font.read_bytes())
    for path in _RARE_ELSEWHERE:
        if path.is_file():
            return QFontDatabase.addApplicationFont(str(path)) >= 0
    return False


def _add(data: bytes) -> bool:
    return QFontDatabase.addApplicationFontFromData(QByteArray(data)) >= 0
