"""What a demonstration is made of: sizes, seed, rate and kinds of wrong links."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from app.errors import UsageError

KINDS = ("family", "namesake", "neighbour", "slip")
LAYOUTS = ("sample", "all")
REFERENCE_DATE = date(2026, 10, 1)
"""令和8年10月1日: the day every extract of a demonstration was taken."""

_DEFAULT_KINDS = MappingProxyType({"family": 0.75, "namesake": 0.1, "neighbour": 0.1, "slip": 0.05})


def default_kinds() -> Mapping[str, float]:
    """The shares seen in the published causes of 2023: four in five a family member's number."""
    return _DEFAULT_KINDS


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """Sizes in rows; `mislinks` is the share of business rows linked to another person."""

    subjects: int = 1500
    residents: int = 20000
    seed: int = 1
    mislinks: float = 0.003
    kinds: Mapping[str, float] = field(default_factory=default_kinds)
    layouts: str = "sample"
    area: tuple[tuple[str, str, str], ...] = ()  # (prefecture, city, ward); () = drawn by the seed

    def __post_init__(self) -> None:
        """Refuse sizes that cannot be made."""
        if self.subjects < 1 or self.residents < 100:
            raise UsageError("E901", "件数は、業務1件以上、住基100人以上を指定してください。")
        if self.subjects * 4 > self.residents * 3:
            raise UsageError("E902", "業務の件数は、住基の人数の4分の3以下にしてください。")
        if not 0 <= self.mislinks <= 0.5:
            raise UsageError("E903", "誤りの割合は0から0.5までの数で指定してください。")
        if self.layouts not in LAYOUTS:
            raise UsageError("E904", "--layouts には sample か all を指定してください。")


def parse_kinds(text: str) -> Mapping[str, float]:
    """`family=.75,slip=.25` as shares that sum to 1.

    Raises:
        UsageError: an unknown kind, or a share that is no number of 0 or more.
    """
    shares: dict[str, float] = {}
    for part in text.split(","):
        name, _, share = part.partition("=")
        if name.strip() not in KINDS:
            raise UsageError("E905", f"--kinds の種類は {', '.join(KINDS)} です。")
        shares[name.strip()] = _share(share)
    total = sum(shares.values())
    if total <= 0:
        raise UsageError("E906", "--kinds の割合の合計は0より大きくしてください。")
    return MappingProxyType({kind: shares.get(kind, 0.0) / total for kind in KINDS})


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share < float("inf"):
        raise UsageError("E907", "--kinds は family=.75 のように、0以上の数で指定してください。")
    return share
