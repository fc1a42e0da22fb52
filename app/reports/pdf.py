"""A finished PDF: how many pages it has, its pictures for the screen and the printer, its lock."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as pixels: 8-bit RGB rows of `width` x 3 bytes, `stride` bytes apart."""

    width: int
    height: int
    stride: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    """The number of pages."""
    return len(pypdfium2.PdfDocument(pdf))


def page_images(pdf: bytes, *, dots_per_inch: int) -> Iterator[PageImage]:
    """The pages drawn one after the other; nothing is written to disk."""
    for page in pypdfium2.PdfDocument(pdf):
        bitmap = page.render(scale=dots_per_inch / 72, rev_byteorder=True)
        yield PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def locked(pdf: bytes, password: str) -> bytes:
    """The same PDF under AES-256 (revision 6); the permission flags of PDF are not security."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(target, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return target.getvalue()
