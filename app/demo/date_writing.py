"""How an office writes a birth date."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from app.demo.extracts import ExtractForm
from app.demo.script import compact_wareki, era_year, full_digits, kanji_number, long_wareki
from app.demo.written import Written

_EXCEL_START = date(1899, 12, 30)
_OVERRUN = (
    (date(1926, 12, 25), date(1926, 12, 31), "大正", "T", 1911),
    (date(1989, 1, 8), date(1989, 12, 31), "昭和", "S", 1925),
    (date(2019, 5, 1), date(2019, 12, 31), "平成", "H", 1988),
)
"""Births for which the old era was still written: the new one was days or months old."""


def write_birth(rng: random.Random, born: date, form: ExtractForm, out: Written) -> None:
    """The birth date in the extract's habit, or otherwise, with tags."""
    wrong = _mistake(rng, born, form, out)
    if _incomplete(rng, wrong, form, out):
        return
    if _overrun(rng, wrong, form, out):
        return
    if rng.random() < form.rates["dob_excel_serial"] and wrong.year >= 1901:
        out.born = str((wrong - _EXCEL_START).days)
        out.tags.update(("dob_excel_serial", "dob_format"))
    elif rng.random() < form.rates["dob_format"]:
        usual = usual_date(wrong, form)
        out.born = other_date(rng, wrong)
        if out.born != usual:
            out.tags.add("dob_format")
    else:
        out.born = usual_date(wrong, form)


def usual_date(day: date, form: ExtractForm) -> str:
    """The extract's habit."""
    return habitual_date(day, form.date)


def habitual_date(day: date, habit: str) -> str:
    """A day written in one of the habits: compact, long, iso, slash, eight, wareki, era."""
    return _HABITS[habit](day)


def _short_wareki(day: date) -> str:
    _, letter, year, _ = era_year(day)
    return f"{letter}{year}.{day.month}.{day.day}"


def _era_code(day: date) -> str:
    _, _, year, digit = era_year(day)
    return f"{digit}{year:02}{day:%m%d}"


_HABITS: dict[str, Callable[[date], str]] = {
    "compact": compact_wareki,  # S560401
    "long": long_wareki,  # 昭和５６年４月１日
    "iso": date.isoformat,
    "slash": lambda day: f"{day:%Y/%m/%d}",
    "eight": lambda day: f"{day:%Y%m%d}",
    "wareki": _short_wareki,  # S56.4.1
    "era": _era_code,  # 3560401
}


def other_date(rng: random.Random, day: date) -> str:
    """One of the many other ways of writing a day."""
    era, letter, year, digit = era_year(day)
    shown = "元" if year == 1 and rng.random() < 0.7 else str(year)
    month, dom = day.month, day.day
    return rng.choice(
        (
            f"{day:%Y%m%d}", f"{day:%Y%m%d}", f"{day:%Y/%m/%d}", f"{day.year}/{month}/{dom}", f"{day:%Y-%m-%d}",
            f"{letter}{year:02}{day:%m%d}", f"{letter.lower()}{year:02}{day:%m%d}",
            f"{letter}{year:02}-{day:%m-%d}", f"{letter}{year}.{month}.{dom}", f"{letter}{year:02}.{day:%m.%d}",
            f"{letter}{year}/{month}/{dom}", f"{era[0]}{year}.{month}.{dom}", f"{era[0]}{year}.{month}.{dom}",
            f"{era}{shown}年{month}月{dom}日", long_wareki(day), f"{era} {shown}年 {month}月 {dom}日",
            f"{era}{kanji_number(year)}年{kanji_number(month)}月{kanji_number(dom)}日",
            f"{digit}{year:02}{day:%m%d}", f"{digit}-{year:02}.{day:%m.%d}", f"{digit}-{year:02}{day:%m%d}",
            full_digits(f"{letter}{year}.{month}.{dom}").replace(".", "．"), f"{day.year}年{month}月{dom}日",
            f"{era}{year:02}年{month:02}月{dom:02}日生", f"{letter}{year:02}/{day:%m/%d}",
        )
    )  # fmt: skip


def _mistake(rng: random.Random, born: date, form: ExtractForm, out: Written) -> date:
    draw = rng.random()
    digit, swapped = form.rates["dob_digit_error"], form.rates["dob_swapped_md"]
    if draw < digit:
        wrong = _wrong_digit(rng, born)
        if wrong != born:
            out.tags.add("dob_digit_error")
        return wrong
    if draw < digit + swapped and born.day <= 12 and born.day != born.month:
        out.tags.add("dob_swapped_md")
        return born.replace(month=born.day, day=born.month)
    return born


def _wrong_digit(rng: random.Random, born: date) -> date:
    part = rng.random()
    for _ in range(20):
        try:
            if part < 0.35:
                wrong = born.replace(year=born.year + rng.choice((-1, 1, -10, 10, 2, -2)))
            elif part < 0.6:
                wrong = born.replace(month=(born.month + rng.choice((1, -1, 10)) - 1) % 12 + 1)
            else:
                wrong = born.replace(day=born.day + rng.choice((-1, 1, 10, -10, 2, 5, -20)))
        except ValueError:
            continue
        if wrong < date(2026, 10, 1) and wrong != born:
            return wrong
    return born + timedelta(days=1) if born < date(2026, 9, 1) else born - timedelta(days=1)


def _incomplete(rng: random.Random, born: date, form: ExtractForm, out: Written) -> bool:
    draw = rng.random()
    day_share = form.rates["dob_unknown_day"]
    month_share = day_share + form.rates["dob_unknown_month"]
    if draw < day_share:
        out.born = _unknown_day(rng, born, form)
        out.tags.add("dob_unknown_day")
    elif draw < month_share:
        out.born = _unknown_month(rng, born, form)
        out.tags.add("dob_unknown_month")
    elif draw < month_share + form.rates["dob_missing"]:
        out.born = rng.choice(("", "", "不明", "00000000"))
        out.tags.add("dob_missing")
    else:
        return False
    return True


def _unknown_day(rng: random.Random, born: date, form: ExtractForm) -> str:
    era, _, year, _ = era_year(born)
    if form.date == "compact" and rng.random() < 0.8:
        return compact_wareki(born)[:-2] + "00"
    if form.date == "iso" and rng.random() < 0.6:
        return f"{born:%Y-%m}-00"
    return rng.choice((f"{era}{year}年{born.month}月不詳", f"{era}{year}年{born.month}月日不明"))


def _unknown_month(rng: random.Random, born: date, form: ExtractForm) -> str:
    era, _, year, _ = era_year(born)
    if form.date == "compact" and rng.random() < 0.8:
        return compact_wareki(born)[:-4] + "0000"
    if form.date == "iso" and rng.random() < 0.6:
        return f"{born:%Y}-00-00"
    return rng.choice((f"{era}{year}年月日不詳", f"{era}{year}年"))


def _overrun(rng: random.Random, born: date, form: ExtractForm, out: Written) -> bool:
    for first, last, era, letter, base in _OVERRUN:
        if first <= born <= last and rng.random() < form.rates["dob_overrun_era"]:
            year = born.year - base
            if form.date == "compact":
                out.born = f"{letter}{year:02}{born:%m%d}"
            else:
                out.born = f"{era}{full_digits(year)}年{full_digits(born.month)}月{full_digits(born.day)}日"
            out.tags.add("dob_overrun_era")
            return True
    return False
