"""生年月日: by the day meant, then part by part."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Agreement, compare_birth_dates

DAYS = st.dates(date(1900, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("left", "right", "agreement", "reasons"),
    [
        ("1981-04-01", "1981-04-01", "SAME", ""),
        ("S56.4.1", "1981-04-01", "EQUIVALENT", "birth_notation"),
        ("30049.0", "1982-04-08", "EQUIVALENT", "birth_excel_serial"),
        ("昭和64年9月1日", "1989-09-01", "EQUIVALENT", "birth_out_of_era"),
        ("昭和64年9月1日", "平成元年9月1日", "EQUIVALENT", "birth_out_of_era"),
        ("S50.6.12", "S51.6.12", "SIMILAR", "birth_year_differs"),
        ("S50.6.12", "S40.6.12", "SIMILAR", "birth_year_differs;birth_ten_years"),
        ("S10.4.1", "H10.4.1", "SIMILAR", "birth_year_differs;birth_era_confused"),
        ("S50.6.12", "S50.8.12", "SIMILAR", "birth_month_differs"),
        ("S50.6.12", "S50.6.21", "SIMILAR", "birth_day_differs"),
        ("S50.4.5", "S50.5.4", "SIMILAR", "birth_month_day_exchanged"),
        (
            "S50.4.5",
            "S51.5.4",
            "DIFFERENT",
            "birth_year_differs;birth_month_differs;birth_day_differs",
        ),
        ("S50.6.12", "S52.8.12", "DIFFERENT", "birth_year_differs;birth_month_differs"),
        ("昭和20年4月不詳", "1945-04-11", "SIMILAR", "birth_part_unknown"),
        ("昭和20年月日不詳", "1945-00-00", "SIMILAR", "birth_part_unknown"),
        ("昭和20年4月不詳", "1945-05-11", "SIMILAR", "birth_month_differs;birth_part_unknown"),
        ("昭和20年月日不詳", "1946-05-11", "DIFFERENT", "birth_year_differs;birth_part_unknown"),
        ("昭和56年4月", "1981-04-01", "SIMILAR", "birth_part_missing"),
        ("1945-07-01（みなし）", "1945-07-01", "SIMILAR", "birth_deemed"),
        ("1945-07-01（みなし）", "1945-07-01（みなし）", "SIMILAR", "birth_deemed"),
        ("56.4.1", "1981-04-01", "SIMILAR", "birth_two_digit_year"),
        ("56.4.1", "56.4.1", "SIMILAR", "birth_two_digit_year"),
        ("昭和56年(1982年)4月1日", "1982-04-01", "SIMILAR", "birth_calendars_disagree"),
        ("不詳", "1981-04-01", "UNREADABLE", "birth_unreadable"),
        ("不詳", "不詳", "UNREADABLE", "birth_unreadable"),
        ("昭和56年9月31日", "1981-09-30", "UNREADABLE", "birth_unreadable"),
        ("", "1981-04-01", "ABSENT_LEFT", ""),
        ("1981-04-01", "-", "ABSENT_RIGHT", ""),
        ("", "　", "ABSENT_BOTH", ""),
    ],
)
def test_agreement_and_reasons(left: str, right: str, agreement: str, reasons: str) -> None:
    found = compare_birth_dates(left, right)

    assert (found.agreement, ";".join(found.reasons)) == (agreement, reasons)


@given(DAYS, DAYS)
def test_two_days_agree_only_if_they_are_one(left: date, right: date) -> None:
    found = compare_birth_dates(f"{left:%Y%m%d}", right.isoformat())
    same = [left.year == right.year, left.month == right.month, left.day == right.day]
    is_exchanged = same[0] and (left.month, left.day) == (right.day, right.month)

    assert found.agreement.agrees == (left == right)
    assert (found.agreement == Agreement.SIMILAR) == (
        same.count(False) == 1 or (is_exchanged and left != right)
    )


@given(st.text(max_size=12), DAYS)
def test_comparing_is_total_and_symmetric(text: str, day: date) -> None:
    left = compare_birth_dates(text, day.isoformat())
    right = compare_birth_dates(day.isoformat(), text)

    assert left.agreement == right.agreement or left.agreement.is_absent
    assert left.parts == right.parts
