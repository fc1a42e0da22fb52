"""What is known around each subject: the one wide frame on which all rules of this package run.

The engine makes one row per subject, in file order, with the columns of PAIR_SCHEMA (how the
subject agrees with its linked resident, or with its best candidate where the number leads to
nobody) and of CONTEXT_SCHEMA (what surrounds the pair), and hands it to
`judge` once. `neutral_context(height)` gives CONTEXT_SCHEMA
filled with "nothing known", to be overwritten column by column.

Text columns are never null ("" = unknown or not applicable); flags are never null.
"""

import polars as pl

from matching.agreement import Agreement
from matching.frames import ATTRIBUTES

NAME_PARTS = ("surname", "given")
BIRTH_PARTS = ("year", "month", "day")
ADDRESS_PARTS = ("municipality", "town", "lot", "building", "room")

PAIR_SCHEMA: dict[str, pl.DataType] = {
    "number_state": pl.String(),  # ok missing malformed check_digit not_in_register duplicate
    "linked": pl.Boolean(),  # the number leads to a resident of the current register
    "holds_sex": pl.Boolean(),  # the scheme holds 性別 at all (False = 未把握, not merely blank)
    **{attribute: pl.String() for attribute in ATTRIBUTES},  # Agreement; no pair: ABSENT_RIGHT
    **{f"{attribute}_reasons": pl.String() for attribute in ATTRIBUTES},  # codes joined by ";"
    **{f"name_{part}": pl.String() for part in NAME_PARTS},  # Agreement; "" = boundary unknown
    **{f"birth_{part}": pl.String() for part in BIRTH_PARTS},  # Agreement; "" = part unknown
    "birth_parts_differing": pl.Int64(),  # how many of the three are DIFFERENT, 0 to 3
    **{f"address_{part}": pl.String() for part in ADDRESS_PARTS},  # Agreement; "" = part unknown
}
"""The subject against its linked resident, else against its best candidate."""

CONTEXT_SCHEMA: dict[str, pl.DataType] = {
    "coverage": pl.String(),  # all | number | four (住基データの範囲)
    # --- the number
    "other_person_same_number": pl.Boolean(),  # on a subject whose 氏名 and 生年月日 do not agree
    "same_number_in_extract": pl.Boolean(),  # another row of the same extract has the number
    "number_is_former": pl.Boolean(),  # found only as somebody's former number
    "number_digits": pl.Int64(),  # digits in the number as written; null = no value
    "number_zero_lost": pl.Boolean(),  # malformed, but right once padded with one or two zeros
    "number_zero_restored": pl.Boolean(),  # padded at import for the whole column
    "number_slip": pl.Boolean(),  # the best candidate's number is one digit or one swap away
    # --- the linked resident
    "linked_status": pl.String(),  # "" | dead | moved_out | moved_abroad | removed
    "moved_between_references": pl.Boolean(),  # register move between or after the reference dates
    "linked_is_guardian": pl.Boolean(),  # 保護者氏名 (not the subject's own) is the linked one's
    "linked_age_gap": pl.Int64(),  # whole years between the two birth dates; null = unknown
    "former_address_agrees": pl.Boolean(),  # 住所 = a former address of the linked resident
    "former_name_agrees": pl.Boolean(),  # 氏名 = a name known only from history
    "residence_agrees": pl.Boolean(),  # 居所 = the linked resident's current address
    "mailing_address_agrees": pl.Boolean(),  # 送付先 = the linked resident's current address
    "facility_registered": pl.Boolean(),  # 住所 or 居所 is a facility the office registered
    "facility_suspected": pl.Boolean(),  # many unrelated subjects share this address
    # --- other people
    "namesakes": pl.Int64(),  # residents with this name and birth date, the linked one included;
    #                            null where coverage is not all: nothing may be said
    "candidate_found": pl.Boolean(),  # best_candidate is not empty and is not the linked resident
    "candidate_four_agree": pl.Boolean(),  # that candidate alone agrees in 4 of 4 (3 without 性別)
    "candidate_in_household": pl.Boolean(),  # it lives in the linked resident's household/address
    "candidate_protected": pl.Boolean(),  # 支援措置 on any resident shown as a candidate
    "linked_weight": pl.Float64(),  # log2 match weight of the linked resident; null = no link
    "rival_weight": pl.Float64(),  # of the best resident other than the linked one; null = none
    "margin": pl.Float64(),  # bits from the best candidate to the runner-up; null = fewer than 2
    # --- other subjects
    "neighbour_is_linked": pl.Boolean(),  # a neighbouring row's person is the linked resident
    "neighbour_has_number": pl.Boolean(),  # a neighbouring row holds the candidate's number
    "number_swapped": pl.Boolean(),  # another subject holds my candidate's number and I theirs
    "run_shifted": pl.Boolean(),  # several rows in a run hold the number of the row above or below
    "key_resembles": pl.Boolean(),  # another key is equal once leading zeros are removed, or swaps
    "key_repeated": pl.Boolean(),  # the same record_id stands on rows of different contents
    "active_twice": pl.Boolean(),  # this person stands twice, active, in one scheme
    # --- the person
    "age": pl.Int64(),  # at the extract's reference date by the subject's birth date; null = unknown
    "turned_18": pl.Boolean(),  # reached 18 within the year before the reference date
    "subject_protected": pl.Boolean(),  # 支援措置 by list or business column
    "linked_protected": pl.Boolean(),
    "household_protected": pl.Boolean(),  # on anyone in the linked or a candidate's household
}
"""What surrounds the pair."""

_NEUTRAL: dict[type[pl.DataType], str | bool | None] = {
    pl.String: "",
    pl.Boolean: False,
    pl.Int64: None,
    pl.Float64: None,
}


def neutral_context(height: int) -> pl.DataFrame:
    """CONTEXT_SCHEMA for `height` subjects of whom nothing is known (coverage "")."""
    return _neutral(CONTEXT_SCHEMA, height)


def neutral_pair(height: int) -> pl.DataFrame:
    """PAIR_SCHEMA for `height` subjects without a pair: every attribute ABSENT_RIGHT, not linked."""
    frame = _neutral(PAIR_SCHEMA, height)
    absent = [pl.lit(Agreement.ABSENT_RIGHT.value).alias(name) for name in ATTRIBUTES]
    return frame.with_columns(*absent, birth_parts_differing=pl.lit(0, dtype=pl.Int64))


def _neutral(schema: dict[str, pl.DataType], height: int) -> pl.DataFrame:
    return pl.DataFrame(
        {
            name: pl.repeat(_NEUTRAL[type(dtype)], height, dtype=dtype, eager=True)
            for name, dtype in schema.items()
        }
    )
