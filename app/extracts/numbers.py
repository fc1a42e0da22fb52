"""Individual numbers at the door: recognised and counted, never repaired (see zeros)."""

from matching import parse_number

_FEWEST_NUMERALS = 6
"""Twelve digits stand in no fewer characters (㉑ is two); names and addresses need no reading then."""


def is_individual_number(text: str) -> bool:
    """Whether a cell holds 12 digits whose check digit holds."""
    return sum(map(str.isnumeric, text)) >= _FEWEST_NUMERALS and parse_number(text).problem == ""
