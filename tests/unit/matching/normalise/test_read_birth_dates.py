"""Birth dates in every notation; impossible dates are never accepted."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import BirthProblem, birth_date_key, parse_birth_date
from matching.normalise.eras import ERAS, Era, kanji_numerals_to_digits

EXAMPLES = Path(__file__).parents[3] / "data" / "examples" / "date_parsing.tsv"
KANJI = "〇一二三四五六七八九"


def test_the_examples_are_right_and_no_invalid_date_is_accepted() -> None:
    rows = [line.split("\t") for line in EXAMPLES.read_text("utf-8").split("\n")[1:-1]]
    read = {row[0]: parse_birth_date(row[1]) for row in rows}
    found = {key: "error" if born.problem else born.known for key, born in read.items()}
    wrong = [row[0] for row in rows if found[row[0]] != row[2]]
    accepted = [row[0] for row in rows if row[2] == "error" and found[row[0]] != "error"]
    meant = [row for row in rows if row[2] == "error" and row[4]]
    unknown = [row[0] for row in meant if read[row[0]].known != row[4]]

    assert len(wrong) <= len(rows) * 0.01
    assert not accepted
    assert len(unknown) <= 1  # 56.4.1 may be 1956 as well as 昭和56


def _in_kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else KANJI[tens] + "十"
    return head + (KANJI[ones] if ones else "")


def _notations(era: Era, year: int, born: date) -> list[str]:
    """One day of one era in the notations offices use."""
    name, short, letter = era.names[:3]
    m, d = born.month, born.day
    code, western = era.code, f"{born:%Y}"
    gannen = "元" if year == 1 else str(year)
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return [
        f"{name}{gannen}年{m}月{d}日",
        f"{name}{year:2}年{m:2}月{d:2}日",
        f"{name}{year:02}年{m:02}月{d:02}日生",
        f"{name}{gannen}年{m}月{d}日".translate(wide),
        f"{name}{'元' if year == 1 else _in_kanji(year)}年{_in_kanji(m)}月{_in_kanji(d)}日",
        f"{short}{year}.{m}.{d}",
        f"{short}{year:02}{m:02}{d:02}",
        f"{letter}{year}.{m}.{d}",
        f"{letter.lower()}{year:02}{m:02}{d:02}",
        f"{letter}{year:02}/{m:02}/{d:02}",
        f"{letter} {year}-{m}-{d}",
        f"{letter}.{year}.{m}.{d}",
        f"{letter}{year}年{m}月{d}日",
        f"{code}{year:02}{m:02}{d:02}",
        f"{code}-{year:02}{m:02}{d:02}",
        f"0{code}{year:02}{m:02}{d:02}",
        f"{code}.{year}.{m}.{d}",
        f"{code}/{year:02}/{m:02}/{d:02}",
        f"{code}{year:02}{m:02}{d:02}.0",
        f"{western}{m:02}{d:02}",
        f"{western}-{m:02}-{d:02}",
        f"{western}/{m}/{d}",
        f"{western}.{m}.{d}",
        f"{western}年{m}月{d}日",
        f"{western}-{m:02}-{d:02}T00:00:00",
        f"{western}/{m}/{d} 0:00",
        f"{western}({name}{gannen})年{m}月{d}日",
        f"{name}{gannen}年{m}月{d}日({western}年)",
        f"{''.join(KANJI[int(digit)] for digit in western)}年{_in_kanji(m)}月{_in_kanji(d)}日",
    ]


@given(st.dates(date(1873, 1, 1), date(2026, 12, 31)))
def test_every_notation_of_every_day_is_read(born: date) -> None:
    for era in ERAS:
        if era.first <= born <= era.last:
            for text in _notations(era, born.year - era.base, born):
                read = parse_birth_date(text)
                assert (read.value, read.problem) == (born, ""), text


@given(st.integers(10_000, 55_152))
def test_spreadsheet_serials(days: int) -> None:
    born = date(1899, 12, 30) + timedelta(days=days)

    assert parse_birth_date(f"{days}.0").value == born
    assert parse_birth_date(str(days)).value == born


@given(
    st.sampled_from([era for era in ERAS if era.code]),
    st.integers(1, 99),
    st.integers(0, 99),
    st.integers(0, 99),
)
def test_no_day_that_does_not_exist_is_accepted(era: Era, year: int, month: int, day: int) -> None:
    read = parse_birth_date(f"{era.names[2]}{year:02}{month:02}{day:02}")

    try:
        real = date(era.base + year, month, day)
    except ValueError:
        assert read.problem
        assert read.value is None
    else:
        is_of_era = era.first <= real <= era.last and date(1873, 1, 1) <= real < date(2101, 1, 1)
        assert (read.problem == "") == is_of_era


@pytest.mark.parametrize(
    ("text", "known", "problem"),
    [
        ("昭和64年9月1日", "1989-09-01", BirthProblem.OUT_OF_ERA),
        ("昭和100年1月1日", "2025-01-01", BirthProblem.OUT_OF_ERA),
        ("平成元年1月7日", "1989-01-07", BirthProblem.OUT_OF_ERA),
        ("昭和20年月日不詳", "1945", BirthProblem.UNKNOWN_PART),
        ("昭和20年月不詳", "1945", BirthProblem.UNKNOWN_PART),
        ("昭和20年4月不詳", "1945-04", BirthProblem.UNKNOWN_PART),
        ("昭和20年4月上旬", "1945-04", BirthProblem.UNKNOWN_PART),
        ("推定昭和20年4月1日", "1945-04-01", BirthProblem.UNKNOWN_PART),
        ("昭和20年(推定)", "1945", BirthProblem.UNKNOWN_PART),
        ("1945-00-00", "1945", BirthProblem.UNKNOWN_PART),
        ("19450400", "1945-04", BirthProblem.UNKNOWN_PART),
        ("194504??", "1945-04", BirthProblem.UNKNOWN_PART),
        ("1945/4/?", "1945-04", BirthProblem.UNKNOWN_PART),
        ("00000000", "", BirthProblem.UNKNOWN_PART),
        ("99999999", "", BirthProblem.UNKNOWN_PART),
        ("生年月日不詳", "", BirthProblem.UNKNOWN_PART),
        ("1945-07-01（みなし）", "1945-07-01", BirthProblem.DEEMED),
        ("昭和56年(1982年)4月1日", "", BirthProblem.CALENDARS_DISAGREE),
        ("1981/04/01 S57.04.01", "", BirthProblem.CALENDARS_DISAGREE),
        ("560401", "", BirthProblem.TWO_DIGIT_YEAR),
        ("81/4/1", "1981-04-01", BirthProblem.TWO_DIGIT_YEAR),
        ("明治5年3月3日", "1872", BirthProblem.LUNISOLAR),
        ("慶応3年1月1日", "1867", BirthProblem.LUNISOLAR),
        ("4/1/1981", "", BirthProblem.INVALID),
        ("0001-01-01", "", BirthProblem.INVALID),
        ("9999-12-31", "", BirthProblem.INVALID),
        ("S55.2.30", "", BirthProblem.INVALID),
        ("昭和56年", "", BirthProblem.INVALID),
        ("山田太郎", "", BirthProblem.INVALID),
        ("", "", BirthProblem.MISSING),
        ("　年　月　日", "", BirthProblem.MISSING),
        ("-", "", BirthProblem.MISSING),
    ],
)
def test_what_is_known_and_why_not_more(text: str, known: str, problem: BirthProblem) -> None:
    born = parse_birth_date(text)

    assert (born.known, born.problem) == (known, problem)


@pytest.mark.parametrize(
    "text",
    [
        "昭和五拾六年四月壱日",
        "'19810401",
        '="1981/04/01"',
        "生年月日：昭和56年4月1日",
        "西暦1981年4月1日生まれ",
        "昭和56年4月1日（45歳）",
        "昭和56年4月1日 45歳",
        "1981/4/1(水)",
        "昭和56年4月1日（要確認）",
        "S56(1981).4.1",
        "1981/04/01 S56.04.01",
        "1981-03-31T15:00:00.000Z",
        "1981-04-01T00:00:00+09:00",
        "19810401000000",
        "Apr 1, 1981",
        "1 April 1981",
        "ｼｮｳﾜ56年4月1日",
        "SHOWA 56.4.1",
        "㍼56年4月1日",
        "S・56・4・1",
        "1981―04―01",
    ],
)
def test_one_day_in_rare_notations(text: str) -> None:
    assert (parse_birth_date(text).value, parse_birth_date(text).problem) == (date(1981, 4, 1), "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二十一", "21"),
        ("十", "10"),
        ("一九七七", "1977"),
        ("廿三", "23"),
        ("千九百八十一", "1981"),
        ("元年", "元年"),
    ],
)
def test_kanji_numerals(text: str, expected: str) -> None:
    assert kanji_numerals_to_digits(text) == expected


DATE_SIGNS = st.sampled_from(
    "0123456789０年月日.-/: 　明治大正昭和平成令MTSHR元不詳頃?*()（）生T十一二〇Z"
)


@given(st.one_of(st.text(), st.text(DATE_SIGNS, max_size=16)))
def test_reading_is_total_and_a_day_without_problem_reads_as_itself(text: str) -> None:
    born = parse_birth_date(text)

    if not born.problem:
        assert born.value is not None
        again = parse_birth_date(born.known)
        assert (again.value, again.problem) == (born.value, "")


PLAIN_DAYS = st.one_of(
    st.from_regex(r"(1[89]|20|21|99|00)[0-9]{6}", fullmatch=True),
    st.from_regex(r"(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True),
)


@given(st.lists(st.one_of(st.none(), st.text(DATE_SIGNS, max_size=10), PLAIN_DAYS), max_size=6))
def test_bulk_keys_are_the_days_meant(texts: list[str | None]) -> None:
    days = [parse_birth_date(text or "").value for text in texts]
    keys = birth_date_key(pl.Series("birth_date", texts, dtype=pl.String))

    assert keys.to_list() == [day.isoformat() if day else "" for day in days]
