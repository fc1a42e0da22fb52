"""What one inquiry asks: documents of a sealed file, and the lines written to the medium.

The 管理番号 on the medium is a serial of the inquiry, not the key of the business system: a lost
stick says nothing about the scheme anybody is in.
"""

from collections.abc import Iterable, Mapping

from app.inquiry.views import InquiryKind

ITEMS = "items"
"""Name of the documents, numbered by serial from 1."""

SERIAL_DIGITS = 8

# How to add a kind: its columns (heading, field of the document) in the order written.
COLUMNS: Mapping[InquiryKind, tuple[tuple[str, str], ...]] = {
    InquiryKind.NUMBER: (("管理番号", "serial"), ("個人番号", "number")),
    InquiryKind.FOUR: (
        ("管理番号", "serial"),
        ("氏名", "name"),
        ("生年月日", "birth_date"),
        ("性別", "sex"),
        ("住所", "address"),
    ),
    InquiryKind.THREE: (
        ("管理番号", "serial"),
        ("氏名", "name"),
        ("生年月日", "birth_date"),
        ("住所", "address"),
    ),
}
NEEDED = {
    InquiryKind.NUMBER: ("number",),
    InquiryKind.FOUR: ("name", "birth_date", "sex", "address"),
    InquiryKind.THREE: ("name", "birth_date", "address"),
}
"""The fields a record must have to be asked about."""


def runs(serials: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending serials as runs (first, last): nearly all of millions stay a short list."""
    found: list[tuple[int, int]] = []
    for serial in serials:
        if found and found[-1][1] == serial - 1:
            found[-1] = (found[-1][0], serial)
        else:
            found.append((serial, serial))
    return found


def shown_serial(serial: int) -> str:
    """A serial as it stands on the medium."""
    return f"{serial:0{SERIAL_DIGITS}d}"
