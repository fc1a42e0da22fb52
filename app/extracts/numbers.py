"""Individual numbers at the door: recognised and counted, never repaired (see zeros)."""

from matching import parse_number


def is_individual_number(text: str) -> bool:
    """Whether a cell holds 12 digits whose check digit holds."""
    return parse_number(text).problem == ""
