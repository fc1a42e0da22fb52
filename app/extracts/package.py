"""The outer box of an xlsx: a ZIP that is whole, honest about its sizes, and holds nothing that acts.

Everything is inflated once as a stream before any reader sees it, because the fast reader takes
wrong check sums without a word and can be made to exhaust memory.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers import expat

from app.extracts.opening import Opened
from app.extracts.sentences import refuse

_BLOCK = 1 << 18
_MOST_PART = 1 << 29  # bytes one part may inflate to
_MOST_WHOLE = 1 << 30
_MOST_RATIO = 200
_MOST_CELLS = 5_000_000  # of a workbook; beyond, its cells alone would fill the memory it may use
_RATIO_COUNTS_FROM = 1 << 24  # small parts may be as repetitive as they like

_ACTIVE_PARTS = (
    "vbaproject", "externallinks/", "embeddings/", "activex/", "oleobject", "macrosheets/", "dialogsheets/",
    "customui/", "connections.xml", "querytables/",
)  # fmt: skip
"""Parts that run, fetch or embed something. How to add: one word found in the part's name."""

_ACTIVE_WORDS = (b"macroEnabled", b"ddeLink", b"oleLink")
_END = b"PK\x05\x06"
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


@contextmanager
def checked_package(content: bytes, opened: Opened) -> Iterator[zipfile.ZipFile]:
    """The ZIP of a workbook after every check.

    Args:
        content: the bytes of the ZIP.
        opened: the file it comes from.

    Raises:
        KnownError: E105, E107, E108, E111, E501, E503, E603, E604 or E605.
    """
    _check_frame(content, opened)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            _check_names(box, opened)
            _check_parts(box, opened)
            yield box
    except zipfile.BadZipFile:
        raise refuse("E108", file=opened.name) from None
    except (zlib.error, EOFError, NotImplementedError, struct.error):
        raise refuse("E108", file=opened.name) from None


def part_stream(box: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The bytes of one part, block by block; its check sum is verified at the end."""
    with box.open(part) as stream:
        while block := stream.read(_BLOCK):
            yield block


def parse_part(
    box: zipfile.ZipFile, part: str, parser: "expat.XMLParserType", opened: Opened
) -> None:
    """Feed one XML part to a parser that refuses every DTD.

    Raises:
        KnownError: E602 for XML that is not well formed, E603 for a DTD.
    """

    def refuse_dtd(*_: object) -> None:
        raise refuse("E603", file=opened.name)

    parser.StartDoctypeDeclHandler = refuse_dtd
    parser.EntityDeclHandler = refuse_dtd
    try:
        for block in part_stream(box, part):
            parser.Parse(block)
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keyword
    except (expat.ExpatError, LookupError, ValueError):  # also an encoding nobody knows
        raise refuse("E602", file=opened.name) from None


def _check_frame(content: bytes, opened: Opened) -> None:
    """One directory at the very end, one archive from the very start."""
    tail = content[-66_000:]
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise refuse("E107", file=opened.name)
    size, offset, comment = struct.unpack("<IIH", tail[at + 12 : at + 22])
    end_at = len(content) - len(tail) + at
    wide = 0xFFFFFFFF in (size, offset)  # ZIP64 keeps these elsewhere; zipfile checks that form
    if comment != len(tail) - at - 22 or (not wide and offset + size != end_at):
        raise refuse("E111", file=opened.name)
    if not content.startswith(b"PK\x03\x04"):
        raise refuse("E111", file=opened.name)


def _check_names(box: zipfile.ZipFile, opened: Opened) -> None:
    names = [info.filename for info in box.infolist()]
    odd = any(".." in n.split("/") or n.startswith("/") or "\\" in n or ":" in n for n in names)
    if odd or len({n.lower() for n in names}) != len(names):
        raise refuse("E604", file=opened.name)
    if any(word in name.lower() for name in names for word in _ACTIVE_PARTS):
        raise refuse("E605", file=opened.name)
    if any(info.flag_bits & 1 for info in box.infolist()):
        raise refuse("E105", file=opened.name)
    if "xl/workbook.xml" not in names and not any(n.endswith("workbook.xml") for n in names):
        raise refuse("E102", kind="ZIP", file=opened.name)


def _check_parts(box: zipfile.ZipFile, opened: Opened) -> None:
    whole = cells = 0
    for info in box.infolist():
        size = 0
        first = b""
        for block in part_stream(box, info.filename):
            first = first or block
            size += len(block)
            whole += len(block)
            cells += block.count(b"<c ") + block.count(b"<c>") + block.count(b":c ")
            if cells > _MOST_CELLS:
                raise refuse("E503", file=opened.name)
            ratio = size / max(1, info.compress_size)
            bomb = size > _RATIO_COUNTS_FROM and ratio > _MOST_RATIO
            if size > _MOST_PART or whole > _MOST_WHOLE or bomb:
                raise refuse("E501", file=opened.name)
        _check_head(info.filename, first, opened)


def _check_head(name: str, first: bytes, opened: Opened) -> None:
    if not name.lower().endswith((".xml", ".rels")):
        return
    if first.startswith(_UTF16):
        first = first.replace(b"\x00", b"")
    if b"<!DOCTYPE" in first or b"<!ENTITY" in first:
        raise refuse("E603", file=opened.name)
    if any(word in first for word in _ACTIVE_WORDS):
        raise refuse("E605", file=opened.name)
