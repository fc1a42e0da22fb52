"""The office's choices: what may count beyond the strict table, and the thresholds of evidence.

A policy is data (resources/policies/*.toml); every paper prints its name, version and digest.
How to add a choice: one field here, one line in every policy file, one fact in the decision table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Policy:
    """One named set of choices. Everything is required: no choice has a hidden default."""

    name: str  # the file's stem, as given to `--policy`
    version: str
    digest: str  # sha256 of the policy file, hex
    words: str  # Japanese name on screen and paper
    risk: str  # Japanese: what may go wrong, as measured; shown beside the choice
    accept_residence: bool  # A3a: 居所 equals the current register address
    accept_former_address: bool  # A3b: 住所 equals a former address on record
    facility_subjects: int  # this many unrelated subjects at one address suggest a facility
    neighbour_rows: int  # how many rows up and down count as neighbouring entries
    close_margin: float  # bits; under it the candidates are too close to rank (候補が拮抗)
    minor_age: int  # under it the guardian applies (15歳未満)


SWITCHES = ("accept_residence", "accept_former_address")
"""The true/false choices that the decision table reads, as columns `policy_<switch>`."""

_TYPES: dict[str, type | tuple[type, ...]] = {
    "name": str,
    "version": str,
    "words": str,
    "risk": str,
    "accept_residence": bool,
    "accept_former_address": bool,
    "facility_subjects": int,
    "neighbour_rows": int,
    "close_margin": (int, float),
    "minor_age": int,
}


def policy_from_mapping(mapping: Mapping[str, object], *, digest: str) -> Policy:
    """A policy from the mapping of its file and the file's digest. Unknown keys are refused.

    Raises:
        ValueError: a key is missing, unknown or of another type; the text names the key alone.
    """
    names = {field.name for field in fields(Policy)} - {"digest"}
    if wrong := names.symmetric_difference(mapping):
        raise ValueError(f"policy keys missing or unknown: {sorted(wrong)}")
    for key, expected in _TYPES.items():
        value = mapping[key]
        if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
            raise ValueError(f"policy key of the wrong type: {key}")
    return Policy(**mapping, digest=digest)  # type: ignore[arg-type]  # types checked above
