"""What a business record carries beside the compared attributes: when it was received and issued.

How to add one: a row in CARRIED_ROWS; the field is one of SubjectView. One that holds a date ends
in `_on` or `_until`.
"""

from app.cases.value_notes import shown_date
from app.views import SubjectView

CARRIED_ROWS: tuple[tuple[str, str], ...] = (
    ("received_number", "受付番号"),
    ("received_on", "受付日"),
    ("issued_on", "交付日"),
    ("valid_until", "有効期限"),
    ("municipality", "進達市町村"),
    ("ledger_volume", "簿冊番号"),
    ("number_source", "番号の取得方法"),
)
"""Fields and their words, in the order they are shown."""

_DATES = ("_on", "_until")  # how the name of a field ends that holds a date


def carried(subject: SubjectView) -> tuple[tuple[str, str], ...]:
    """Words and values of what the record carries; what is empty is left out."""
    values = ((words, _shown(subject, name)) for name, words in CARRIED_ROWS)
    return tuple((words, value.strip()) for words, value in values if value.strip())


def carried_words(subject: SubjectView) -> str:
    """All of it in one line, "" where the record carries nothing."""
    return "　".join(f"{words} {value}" for words, value in carried(subject))


def record_words(subject: SubjectView) -> str:
    """The key of the record, and the volume its papers lie in where that is known."""
    volume = subject.ledger_volume.strip()
    return f"{subject.record_id}　簿冊 {volume}" if volume else subject.record_id


def _shown(subject: SubjectView, name: str) -> str:
    value = str(getattr(subject, name))
    return shown_date(value) if name.endswith(_DATES) else value
