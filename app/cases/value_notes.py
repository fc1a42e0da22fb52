"""What stands beside a raw value: both calendars and the age of a birth date, the word of a code."""

from datetime import date

from matching import Sex, parse_birth_date, parse_sex

_SEX_WORDS = {Sex.MALE: "男", Sex.FEMALE: "女"}
_ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1868, 1, 25), "明治"),
)


def value_note(name: str, raw: str, on: date) -> str:
    """What stands beside a raw value: both calendars and the age, or the word of a sex code."""
    if name == "birth_date":
        born = parse_birth_date(raw).value
        if born is None:
            return ""
        day = f"{japanese_year(born)}{born.month}月{born.day}日"
        return f"{day}({born.year}) {age(born, on)}歳"
    if name == "sex":
        read = _SEX_WORDS.get(parse_sex(raw), "")
        return "" if read == raw else read
    return ""


def japanese_year(day: date) -> str:
    """The 和暦 year of a day, such as 平成22年."""
    for start, era in _ERAS:
        if day >= start:
            year = day.year - start.year + 1
            return f"{era}{'元' if year == 1 else year}年"
    return f"{day.year}年"


def age(born: date, on: date) -> int:
    """Completed years on a day; the law counts a year on the day before the birthday, we on it."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def shown_date(raw: str) -> str:
    """A date of a record as the other dates are shown, such as 令和7年2月4日; else as written.

    What cannot be read as one day, or only by a remark about how it is written, stays as it is.
    """
    read = parse_birth_date(raw)
    return raw.strip() if read.value is None or read.note else japanese_date(read.value)


def japanese_date(day: date) -> str:
    """A day in 和暦, such as 令和8年10月1日."""
    return f"{japanese_year(day)}{day.month}月{day.day}日"
