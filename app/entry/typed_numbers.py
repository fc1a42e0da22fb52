"""What may be typed as an individual number, and what is said where it may not.

A digit that slipped is caught three times: by the check digit (which misses about one slip in
eleven), by the resident the number leads to, and by typing it a second time.
"""

from dataclasses import dataclass

from app.errors import KnownError
from matching import NumberProblem, parse_number

# How to add a refusal: one row (code, sentence).
_REFUSALS = {
    NumberProblem.MISSING: ("N101", "個人番号が入力されていません。12桁の数字を入力してください。"),
    NumberProblem.MALFORMED: (
        "N101",
        "個人番号は12桁の数字です。桁数を確かめて入力し直してください。",
    ),
    NumberProblem.CHECK_DIGIT: (
        "N102",
        "検査用数字が合いません。台帳の番号を見直して入力し直してください。",
    ),
    NumberProblem.FILLER: (
        "N105",
        "同じ数字だけの番号は個人番号ではありません。台帳の番号を見直してください。",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNumber:
    """A number as typed; `second` "" where the look-up was confirmed instead of typing it again."""

    first: str
    second: str = ""
    as_written: bool = False  # fails its check digit and stands so in the ledger of the office

    def __repr__(self) -> str:
        return "TypedNumber(…)"


def digits_of(text: str, *, as_written: bool) -> str:
    """The twelve digits of a typed number.

    Args:
        text: as typed; width, spaces and hyphens are no matter.
        as_written: whether a failing check digit is accepted.

    Raises:
        KnownError: N101 not twelve digits, N102 check digit, N105 one digit twelve times.
    """
    read = parse_number(text)
    wrong_digit = read.problem is NumberProblem.CHECK_DIGIT
    if read.problem is NumberProblem.NONE or (as_written and wrong_digit):
        return read.digits
    code, sentence = _REFUSALS[read.problem]
    raise KnownError(code, sentence)


def require_twice(typed: TypedNumber) -> None:
    """Refuse two typings that are not the same number.

    Raises:
        KnownError: N103.
    """
    if parse_number(typed.second).digits != parse_number(typed.first).digits:
        raise KnownError(
            "N103", "2回の入力が違います。台帳の番号を見直して最初から入力し直してください。"
        )
