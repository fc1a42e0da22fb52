"""The shape of a file: what all files of one layout have in common, without any value.

Two files have the same shape when their headings are the same, or, without headings, when their
lines are as long or have as many fields. A profile carries the shape it was made for.
"""

import hashlib
from collections.abc import Sequence

from app.extracts.fixed_width import FixedFile
from app.extracts.headings import fold
from app.extracts.sources import Source


def shape_of(source: Source, headings: Sequence[str]) -> str:
    """The shape of a table of a file.

    Args:
        source: the opened file.
        headings: of the table, "" for a column without.
    """
    if any(headings):
        joined = "\t".join(map(fold, headings))
        return f"headings:{hashlib.sha256(joined.encode()).hexdigest()[:24]}"
    if isinstance(source, FixedFile):
        return f"fixed:{source.layout.unit}:{source.layout.length}"
    return f"fields:{len(headings)}"
