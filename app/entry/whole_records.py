"""A record typed whole at the keyboard: what has to be there, and what it becomes."""

from dataclasses import asdict

from app.entry.views import WholeRecord
from app.errors import KnownError
from matching import BirthProblem, parse_birth_date

_UNREADABLE = frozenset({BirthProblem.INVALID, BirthProblem.TWO_DIGIT_YEAR})


def checked_record(record: WholeRecord) -> WholeRecord:
    """The record without outer spaces.

    Raises:
        KnownError: N107 the birth date cannot be read, N108 管理番号 or 氏名 is missing.
    """
    bare = WholeRecord(**{name: text.strip() for name, text in asdict(record).items()})
    if not bare.record_id or not bare.name:
        raise KnownError("N108", "管理番号と氏名を入力してください。")
    if parse_birth_date(bare.birth_date).problem in _UNREADABLE:
        sentence = "生年月日を読めません。S56.4.1 や 19810401 のように入力してください。"
        raise KnownError("N107", sentence)
    return bare


def values_of(record: WholeRecord) -> dict[str, str]:
    """The record in the fields of an entry record."""
    empty = dict.fromkeys(("postcode", "building", "surname", "given_name", "protected"), "")
    return {**empty, **asdict(record)}
