"""How the file shown was read, as the form needs it to make a plan of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.batches.intake_profiles import KeptProfile

_LONG_DIGITS = re.compile(r"\d{5,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """The reading behind a preview.

    Attributes:
        profile: TOML text the import goes by; "" = as detected.
        known: the kept profile it was read by, None = none.
        proposed: headings of columns that only their values name, to be confirmed.
        passwords: of protected workbooks, for the child only.
        refused: whether the file cannot be read yet.
        changed: whether a person changed something, so that it is worth keeping.
    """

    profile: str = ""
    known: KeptProfile | None = None
    proposed: tuple[str, ...] = ()
    passwords: Mapping[Path, str] = field(default_factory=dict, repr=False)
    refused: bool = False
    changed: bool = False


def proposed_name(path: Path) -> str:
    """A name for the profile of a file; long figures in the file's name are left out."""
    return f"{_LONG_DIGITS.sub('', path.stem).strip('_- ') or 'ファイル'}の取込定義"
