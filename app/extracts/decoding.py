"""From bytes on the medium to UTF-8 blocks that end at a line end, in constant memory.

Decoding is strict. Where it fails the file is read once more, line by line, only to say where.
"""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.errors import KnownError
from app.extracts.encodings import BROKEN, Encoding, broken_utf8_code, is_broken
from app.extracts.opening import Opened
from app.extracts.sentences import refuse

_STEP = 1 << 20


@dataclass(slots=True)
class ByteSource:
    """The bytes of a file in order, hashed while they pass.

    `done` is the number of bytes read so far; `sha256` is complete once the last block has passed.
    """

    opened: Opened
    done: int = 0
    sha256: str = ""
    _digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def blocks(self, size: int) -> Iterator[bytes]:
        """Blocks of at most `size` bytes.

        Raises:
            KnownError: E702 when the medium goes away, E112 when the file changes its size.
        """
        try:
            with self.opened.path.open("rb") as stream:
                while block := stream.read(size):
                    self.done += len(block)
                    self._digest.update(block)
                    yield block
        except OSError:
            raise refuse("E702", file=self.opened.name) from None
        self.opened.check_unchanged()
        self.sha256 = self._digest.hexdigest()


def utf8_blocks(source: ByteSource, encoding: Encoding) -> Iterator[bytes]:
    """The file as UTF-8 without its byte order mark; a block may end anywhere but in a character.

    Raises:
        KnownError: E202, E204 or E205 where the bytes are not of this encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    skip = len(encoding.mark)
    try:
        for raw in source.blocks(_STEP):
            text = decoder.decode(raw[skip:])
            skip = 0
            yield _checked(text, source.opened, encoding)
        yield _checked(decoder.decode(b"", final=True), source.opened, encoding)
    except UnicodeError:  # a lone surrogate fails at encoding, the rest at decoding
        raise _broken(source.opened, encoding) from None


def _checked(text: str, opened: Opened, encoding: Encoding) -> bytes:
    if encoding.codec != "utf-8" and not text.isascii() and is_broken(text, encoding.codec):
        raise _broken(opened, encoding)
    return text.encode()


def _broken(opened: Opened, encoding: Encoding) -> KnownError:
    """Where the encoding breaks first, as the error to raise."""
    row = 0
    for row, line in enumerate(_byte_lines(opened, encoding), start=1):
        text = line.decode(encoding.codec, errors="replace")
        if BROKEN.search(text):
            code = broken_utf8_code(line) if encoding.codec == "utf-8" else "E205"
            return refuse(code, row=row, file=opened.name)
    return refuse("E205", row=max(row, 1), file=opened.name)


def _byte_lines(opened: Opened, encoding: Encoding) -> Iterator[bytes]:
    """The file's lines as bytes, without their ends."""
    width = 2 if encoding.codec.startswith("utf-16") else 1
    ends = [end.encode(encoding.codec) for end in ("\n", "\r")]
    rest, end = b"", b""
    with opened.path.open("rb") as stream:
        stream.seek(len(encoding.mark))
        while block := stream.read(_STEP):
            rest += block
            end = end or next((e for e in ends if e in rest), ends[0])
            *lines, rest = _split(rest, end, width)
            yield from lines
    yield rest


def _split(data: bytes, end: bytes, width: int) -> list[bytes]:
    """Split at line ends that stand on a unit border (a byte pair may look like one across it)."""
    if width == 1:
        return data.split(end)
    lines, start, at = [], 0, data.find(end)
    while at >= 0:
        if at % width == 0:
            lines.append(data[start:at])
            start = at + width
        at = data.find(end, at + 1)
    return [*lines, data[start:]]
