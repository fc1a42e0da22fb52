"""Text laid out place by place: a character that takes two places is followed by a filler.

With fillers in, cutting a line at places is cutting an array at indexes, whatever the encoding.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.extracts.encodings import Encoding
from app.extracts.profiles import WidthUnit

Codes = npt.NDArray[np.uint32]
Positions = npt.NDArray[np.int64]

FILLER = 0
"""Stands behind a character for each further place it takes."""

CONTROL = "\x01"

LINE_FEED = 10
_POINTS = 0x110000


@dataclass(frozen=True, slots=True)
class Widths:
    """How many places a character takes, by code point."""

    places: npt.NDArray[np.int64]

    def laid_out(self, text: str) -> Codes:
        """The text as code points, fillers in; a NUL of the text becomes another control character."""
        text = text.replace("\0", CONTROL)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        taken = self.places[codes]
        ends = np.cumsum(taken)
        result = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint32)
        result[ends - taken] = codes
        return result


def widths(unit: WidthUnit, encoding: Encoding) -> Widths:
    """The places of every character in one unit.

    Args:
        unit: what is counted.
        encoding: the file's own, where bytes are counted.
    """
    places = np.ones(_POINTS, np.int64)
    if unit is WidthUnit.CHARACTERS:
        return Widths(places)
    codec = encoding.codec if unit is WidthUnit.BYTES else ""
    if codec == "utf-8":
        for start, count in ((0x80, 2), (0x800, 3), (0x10000, 4)):
            places[start:] = count
    elif codec.startswith("utf-16"):
        places[:], places[0x10000:] = 2, 4
    else:
        places[0x80:] = 2
        kana = 2 if codec.startswith("euc") else 1
        places[0xFF61:0xFFA0] = kana
    return Widths(places)


def read_back(codes: Codes) -> str:
    """Code points as text, fillers out."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass").replace(chr(FILLER), "")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a laid-out text, each with its line end.

    Attributes:
        codes: the whole text; it ends with a line feed.
        starts, ends: offsets of each line without its line end.
    """

    codes: Codes
    starts: Positions
    ends: Positions

    @property
    def lengths(self) -> Positions:
        """Places of each line."""
        return self.ends - self.starts

    def matrix(self, rows: Positions, length: int) -> Codes:
        """Some lines of one length, one row each."""
        starts = self.starts[rows]
        strides = np.diff(starts)
        if len(starts) > 1 and (strides == strides[0]).all():  # evenly spaced: cut without copying
            stride, first = int(strides[0]), int(starts[0])
            whole = self.codes[first : first + stride * len(starts)]
            if len(whole) == stride * len(starts):
                even: Codes = whole.reshape(len(starts), stride)[:, :length]
                return even
        picked: Codes = self.codes[starts[:, None] + np.arange(length)]
        return picked

    def text(self, line: int) -> str:
        """One line as text."""
        return read_back(self.codes[self.starts[line] : self.ends[line]])


def lines_of(codes: Codes) -> Lines:
    """The lines of a laid-out text that ends with a line feed; a CR before it is part of the end."""
    feeds = np.flatnonzero(codes == LINE_FEED)
    starts = np.concatenate((np.zeros(1, np.int64), feeds[:-1] + 1))[: len(feeds)]
    ends = feeds - ((feeds > starts) & (codes[feeds - 1] == 13))
    return Lines(codes, starts, ends)


def cut_column(matrix: Codes, start: int, length: int) -> list[str]:
    """One column of many lines as texts, padding trimmed."""
    block = np.full((len(matrix), length + 1), LINE_FEED, np.uint32)
    block[:, :-1] = matrix[:, start : start + length]
    texts = read_back(block.reshape(-1)).split("\n")
    return [text.strip(" \u3000") for text in texts[:-1]]
