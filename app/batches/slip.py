"""The sender's slip (送付票): what it says must be what was read, or the import stops.

件数 counts records: headings, blank, total and note rows are none. Rows of history that were put
together may be counted or not, because senders differ in that; nothing else may differ.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from app.batches.batch_views import whole
from app.errors import KnownError
from app.extracts.sentences import refuse

_SHORTEST_DIGEST, _WHOLE_DIGEST = 8, 64
_DIGEST = re.compile(r"[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Slip:
    """What the slip says: 件数 (None = nothing) and the beginning of the file's SHA-256 ("")."""

    rows: int | None
    sha256: str


NO_SLIP = Slip(rows=None, sha256="")
"""No slip came with the file."""


def typed_slip(rows: str, sha256: str) -> Slip:
    """A slip as typed; spaces, commas and wide digits do not matter.

    Raises:
        KnownError: K106 no number, or no SHA-256 of at least 8 digits.
    """
    count = _folded(rows).replace(",", "").removesuffix("件")
    digest = _folded(sha256).lower().replace("-", "").replace(":", "")
    good_digest = not digest or (
        _DIGEST.fullmatch(digest) and _SHORTEST_DIGEST <= len(digest) <= _WHOLE_DIGEST
    )
    if (count and not count.isdecimal()) or not good_digest:
        raise KnownError(
            "K106",
            "送付票の件数は数字で、検査値(SHA-256)は先頭から8桁以上の英数字で入力してください。",
        )
    return Slip(rows=int(count) if count else None, sha256=digest)


def records(facts: Mapping[str, object]) -> int:
    """件数 as it is compared with a slip and shown: records read, those of history put together."""
    return whole(facts, "rows_counted") - whole(facts, "rows_skipped")


def require_as_told(slip: Slip, facts: Mapping[str, object]) -> None:
    """Refuse a file that is not what its slip says.

    Args:
        slip: as typed.
        facts: of a preview or an import.

    Raises:
        KnownError: E316.
    """
    names = facts.get("names", [])
    file = "、".join(str(name) for name in names) if isinstance(names, list) else ""
    count = records(facts)
    if slip.rows is not None and slip.rows not in (count, count + whole(facts, "rows_superseded")):
        raise refuse("E316", file=file, told=f"{slip.rows:,}", count=f"{count:,}")
    digests = facts.get("sha256", [])
    found = [str(one) for one in digests] if isinstance(digests, list) else []
    if slip.sha256 and not any(one.startswith(slip.sha256) for one in found):
        raise KnownError(
            "E316",
            f"検査値(SHA-256)が送付票と違います。ファイルを受け取り直してください。({file})",
        )


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
