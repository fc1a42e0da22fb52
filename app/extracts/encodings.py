"""Which character encoding a delimited file is written in, and where it breaks.

Nothing is guessed silently: an encoding that the bytes do not prove is announced (W201), a file
that fits none is refused. Invalid bytes never become a replacement character.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from app.extracts.opening import Opened
from app.extracts.sentences import refuse

_SAMPLE = 1 << 20
_LOOKED_AT = 1 << 16
"""Characters of the sample that are judged; all of it must decode."""

_PLAUSIBLE = 0.9
"""Share of the non-ASCII characters of the sample that must look Japanese."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CANDIDATES = ("cp932", "euc_jp", "euc_jis_2004", "shift_jis_2004")
"""Tried in this order where the bytes are no UTF-8; cp932 first because its 外字 stay apart, while
shift_jis_2004 reads the same bytes as other kanji."""

ENCODING_WORDS: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp932": "シフトJIS",
    "euc_jp": "EUC-JP",
    "euc_jis_2004": "EUC-JIS-2004",
    "shift_jis_2004": "Shift_JIS-2004",
}
"""How messages and profiles name an encoding; the keys are Python's codec names."""

BROKEN = re.compile("[\x80-\x9f\uf8f0-\uf8ff\ufffd]")
"""What stands for no character: cp932 decodes the single bytes A0, FD, FE, FF as U+F8F0..F8F3 and 80
as U+0080 without a word; C1 controls are never text in any encoding."""

_BROKEN_CP932 = ("\x80", "\uf8f0", "\uf8f1", "\uf8f2", "\uf8f3")


def is_broken(text: str, codec: str) -> bool:
    """Whether decoded text holds something that stands for no character.

    For cp932 only five characters can come of a broken byte; looking for those is much faster.
    """
    if codec == "cp932":
        return any(mark in text for mark in _BROKEN_CP932)
    return bool(BROKEN.search(text))


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is decoded.

    Attributes:
        codec: Python's codec name.
        mark: the byte order mark at the start, b"" without one.
        proven: whether the bytes prove it (a mark, or valid UTF-8).
    """

    codec: str
    mark: bytes
    proven: bool

    @property
    def words(self) -> str:
        """The name shown to the operator."""
        return ENCODING_WORDS[self.codec]


def detect_encoding(opened: Opened) -> Encoding:
    """The encoding of a delimited file.

    Raises:
        KnownError: E106 for compressed bytes, E204 when no encoding fits, E202 or E205 when UTF-8
            breaks somewhere.
    """
    with opened.path.open("rb") as stream:
        sample = stream.read(_SAMPLE)
    for mark, codec in _MARKS:
        if sample.startswith(mark):
            return Encoding(codec, mark, proven=True)
    if _looks_wide(sample) or sample.startswith(b"\x2b\x2f\x76") or b"\x1b$" in sample:
        raise refuse("E204", file=opened.name)
    if _is_utf8(sample):
        return Encoding("utf-8", b"", proven=True)
    return _legacy_encoding(opened, sample)


def named_encoding(opened: Opened, codec: str) -> Encoding:
    """The encoding a profile names, with the mark the file carries."""
    with opened.path.open("rb") as stream:
        head = stream.read(4)
    mark = next((m for m, c in _MARKS if c == codec and head.startswith(m)), b"")
    return Encoding(codec, mark, proven=True)


def broken_utf8_code(line: bytes) -> str:
    """E202 where a line that is no UTF-8 is a line of another encoding, else E205.

    In a stray line of Shift_JIS hardly any byte forms UTF-8; in a damaged line nearly all do.
    """
    decoded = line.decode("utf-8", errors="replace")
    lost = decoded.count("\ufffd")
    whole = sum(1 for character in decoded if ord(character) > 0x7F) - lost
    try:
        other = line.decode("cp932")
    except UnicodeDecodeError:
        return "E205"
    mixed = lost > whole and not BROKEN.search(other) and _share_japanese(other) >= _PLAUSIBLE
    return "E202" if mixed else "E205"


def _legacy_encoding(opened: Opened, sample: bytes) -> Encoding:
    fitting = next((codec for codec in _CANDIDATES if _fits(sample, codec)), "")
    if fitting:
        return Encoding(fitting, b"", proven=False)
    if _mostly_utf8(sample):
        return Encoding("utf-8", b"", proven=True)
    if _decodes_mostly(sample, "cp932"):
        return Encoding("cp932", b"", proven=False)
    raise refuse("E204", file=opened.name)


def _is_utf8(sample: bytes) -> bool:
    """Whether the sample is valid UTF-8, a character cut off at its end aside."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(sample: bytes) -> bool:
    decoded = sample.decode("utf-8", errors="replace")
    lost = decoded.count("\ufffd")
    return sum(1 for character in decoded if ord(character) > 0x7F) - lost > lost


def _decodes_mostly(sample: bytes, codec: str) -> bool:
    """Whether the sample is text of this encoding but for a few broken places."""
    decoded = sample.decode(codec, errors="replace")
    lost = decoded.count("\ufffd")
    wide = sum(1 for character in decoded if ord(character) > 0x7F)
    return wide > 20 * lost and _share_japanese(decoded) >= _PLAUSIBLE


def _fits(sample: bytes, codec: str) -> bool:
    try:
        decoded = codecs.getincrementaldecoder(codec)().decode(sample, final=False)
    except UnicodeDecodeError:
        return False
    return _share_japanese(decoded) >= _PLAUSIBLE


def _share_japanese(text: str) -> float:
    """Share of the characters beyond ASCII that Japanese office data use.

    Half-width kana count only beside others of their kind: EUC bytes read as cp932 scatter them.
    """
    wide = [character for character in text[:_LOOKED_AT] if ord(character) > 0x7F]
    if not wide:
        return 1.0
    alone = len(
        re.findall("(?<![\uff61-\uff9f])[\uff61-\uff9f](?![\uff61-\uff9f])", text[:_LOOKED_AT])
    )
    return (sum(map(_is_japanese, wide)) - alone) / len(wide)


def _is_japanese(character: str) -> bool:
    point = ord(character)
    if 0x3000 <= point <= 0x30FF or 0x4E00 <= point <= 0x9FFF or 0xFF00 <= point <= 0xFF9F:
        return True
    if 0xE000 <= point < 0xF8F0 or 0x3400 <= point < 0x4DC0 or 0xF900 <= point < 0xFB00:
        return True
    return point >= 0x20000 or unicodedata.category(character) in ("So", "Sm", "Po", "Pd", "Nl")


def _looks_wide(sample: bytes) -> bool:
    """UTF-16 or UTF-32 without a mark: zero bytes all over, not only in a tail."""
    head = sample.rstrip(b"\x00")[:4096]
    return len(head) >= 8 and head.count(0) > len(head) // 50 and b"\x00\n" in head + b"\n"
