"""How often each difference happens, per extract: the one place to tune a demonstration.

How to add one: a row (techo, seiho, jiritsu). Shares of the records the difference could happen
to: a Kyoto street can only be left out where there is one.
"""

from collections.abc import Mapping
from types import MappingProxyType

from app.demo.dice import stage_random

EXTRACTS = ("techo", "seiho", "jiritsu")
EXTRACT_SHARES = (0.45, 0.25, 0.30)

RATES: dict[str, tuple[float, float, float]] = {
    # who
    "outsider": (0.020, 0.010, 0.022),
    "dead": (0.07, 0.07, 0.07),  # of dead residents drawn
    "moved_out": (0.3, 0.15, 0.2),  # of residents drawn who moved out
    "also_in_techo": (0.0, 0.07, 0.3),
    "double_registration": (0.0012, 0.0006, 0.001),
    # number
    "number_missing": (0.026, 0.010, 0.024),
    "number_broken": (0.004, 0.001, 0.002),
    "number_changed": (0.0008, 0.0008, 0.0008),
    "number_slip": (0.0006, 0.0006, 0.0006),
    "number_spaced": (0.009, 0.009, 0.011),
    "number_decorated": (0.002, 0.001, 0.002),
    "number_width": (0.006, 0.008, 0.008),
    "number_zero_dropped": (0.001, 0.0, 0.045),  # of numbers that begin with 0
    # name
    "surname_changed": (0.042, 0.026, 0.044),
    "former_surname_registered": (0.35, 0.35, 0.35),  # where one is registered
    "kanji_form": (0.3, 0.3, 0.34),  # where a character has another form
    "ivs": (0.0, 0.3, 0.3),
    "gaiji_mark": (0.018, 0.0, 0.0),
    "name_typo": (0.002, 0.001, 0.004),
    "name_space": (0.055, 0.05, 0.013),
    "name_unsplit": (0.0, 0.0, 0.002),
    "name_letter_spaced": (0.004, 0.004, 0.002),
    "name_honorific": (0.002, 0.003, 0.001),
    "name_note": (0.002, 0.002, 0.001),
    "name_former_surname_note": (0.05, 0.05, 0.03),  # where one is registered
    "name_iteration_mark": (0.2, 0.2, 0.2),
    "name_kana_old": (0.4, 0.4, 0.4),
    "name_in_kana": (0.0008, 0.0008, 0.0004),
    "foreign_alias": (0.3, 0.3, 0.3),
    "foreign_alias_note": (0.06, 0.06, 0.03),
    "foreign_kanji": (0.07, 0.05, 0.09),
    "foreign_katakana": (0.08, 0.05, 0.08),
    "romaji_order": (0.18, 0.1, 0.28),
    "latin_case": (0.1, 0.08, 0.12),
    "latin_width": (0.3, 0.7, 0.6),
    "latin_punctuation": (0.05, 0.05, 0.03),
    # kana
    "given_name_reading": (0.1, 0.035, 0.05),  # where the name has another reading
    "surname_reading": (0.09, 0.04, 0.06),
    "kana_width": (0.022, 0.037, 0.016),
    "kana_hiragana": (0.003, 0.003, 0.004),
    "kana_small": (0.14, 0.012, 0.012),  # where there is a small character
    "kana_long_vowel": (0.03, 0.012, 0.03),  # where there is a long vowel
    "kana_zu_du": (0.06, 0.04, 0.06),
    "kana_old": (0.3, 0.3, 0.3),
    "kana_space": (0.006, 0.006, 0.0),
    "kana_voiced_apart": (0.0, 0.004, 0.004),
    "kana_missing": (0.007, 0.002, 0.007),
    # birth date
    "dob_format": (0.038, 0.024, 0.024),
    "dob_excel_serial": (0.001, 0.002, 0.001),
    "dob_overrun_era": (0.3, 0.3, 0.3),  # births the old era was still written for
    "dob_digit_error": (0.005, 0.003, 0.003),
    "dob_swapped_md": (0.0006, 0.001, 0.0006),
    "dob_unknown_day": (0.004, 0.0005, 0.0005),
    "dob_unknown_month": (0.001, 0.0003, 0.0003),
    "dob_missing": (0.001, 0.0005, 0.0005),
    # sex
    "sex_missing": (0.006, 0.001, 0.0),
    "sex_code_other": (0.012, 0.008, 0.0),
    "sex_error": (0.0015, 0.0008, 0.0),
    # address
    "moved": (0.15, 0.09, 0.115),
    "residence": (0.107, 0.067, 0.047),
    "address_missing": (0.0, 0.0, 0.062),
    "address_ditto": (0.0, 0.5, 0.0),  # of further members of a case
    "address_unknown": (0.001, 0.003, 0.001),
    "address_masked": (0.3, 0.3, 0.3),  # of people under 支援措置
    "own_writing": (0.29, 0.2, 0.25),  # not copied from the register's form
    "address_typo": (0.002, 0.001, 0.001),
    "address_note": (0.004, 0.004, 0.003),
    "address_spaced": (0.004, 0.004, 0.003),
    "address_postcode_prefix": (0.004, 0.002, 0.002),
    "line_break": (0.002, 0.008, 0.0),
    "trailing_space": (0.006, 0.004, 0.004),
}


def rate(name: str, extract: str) -> float:
    """The rate of one difference in one extract."""
    return RATES[name][EXTRACTS.index(extract)]


_STEADY = frozenset(
    {"outsider", "dead", "moved_out", "also_in_techo", "moved", "residence", "surname_changed",
     "address_missing", "number_missing", "number_broken"}
)  # fmt: skip
"""Rates that every office shares; the others are habits and differ from seed to seed."""


def office_rates(seed: int, extract: str) -> Mapping[str, float]:
    """The rates of one office's extract: its habits lie between half and nearly twice the table."""
    rng = stage_random(seed, f"habits {extract}")
    place = EXTRACTS.index(extract)
    found = {}
    for name, row in RATES.items():
        habit = rng.uniform(0.9, 1.1) if name in _STEADY else rng.uniform(0.5, 1.7)
        found[name] = min(row[place] * habit, 1.0)
    return MappingProxyType(found)
