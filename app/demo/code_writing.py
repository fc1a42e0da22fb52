"""How an office writes a sex and an individual number."""

import random

from app.demo.extracts import ExtractForm
from app.demo.script import full_digits
from app.demo.written import Written

_OTHER_CODES = {
    "techo": (("男", "女"), ("M", "F"), ("１", "２"), ("1.男", "2.女")),
    "seiho": (("1", "2"), ("M", "F"), ("男性", "女性"), ("おとこ", "おんな")),
    "jiritsu": (("M", "F"), ("男性", "女性")),
}
_MISSING_WORDS = {
    "techo": ("", "", "", "", "", "", "未", "000000000000", "999999999999"),
    "seiho": ("", "不明", "未提出", ""),
    "jiritsu": ("", "", "", "", "-", "*"),
}


def write_sex(rng: random.Random, male: bool, form: ExtractForm, out: Written) -> None:  # noqa: FBT001 - a fact of the person, not a switch
    """The sex in the extract's code, or otherwise; schemes without one leave it empty."""
    if not form.sexes[0]:
        return
    draw = rng.random()
    missing, error = form.rates["sex_missing"], form.rates["sex_error"]
    if draw < missing:
        out.tags.add("sex_missing")
        return
    if draw < missing + error:
        out.sex = form.sexes[0 if not male else 1]
        out.tags.add("sex_error")
        return
    codes = form.sexes
    if rng.random() < form.rates["sex_code_other"]:
        codes = rng.choice(_OTHER_CODES[form.name])
        if codes != form.sexes:
            out.tags.add("sex_code_other")
    out.sex = codes[0 if male else 1]


def missing_number(rng: random.Random, form: ExtractForm) -> str:
    """What stands in the number's place where there is none."""
    return rng.choice(_MISSING_WORDS[form.name])


def write_number(rng: random.Random, digits: str, form: ExtractForm, out: Written) -> None:
    """The number in the extract's width, or otherwise, with tags."""
    draw = rng.random()
    spaced, width = form.rates["number_spaced"], form.rates["number_width"]
    if len(digits) == 12 and digits[0] == "0" and rng.random() < form.rates["number_zero_dropped"]:
        out.number = digits.lstrip("0")
        out.tags.add("number_zero_dropped")
    elif draw < spaced:
        out.number = _spaced(rng, digits)
        out.tags.add("number_spaced")
    elif spaced + width <= draw < spaced + width + form.rates["number_decorated"]:
        out.number = rng.choice((f"'{digits}", f"{digits}.0"))
        out.tags.add("number_decorated")
    elif (draw < spaced + width) != form.full_digits_number:
        out.number = full_digits(digits)
    else:
        out.number = digits
    if spaced <= draw < spaced + width and "number_zero_dropped" not in out.tags:
        out.tags.add("number_width")


def _spaced(rng: random.Random, digits: str) -> str:
    groups = [digits[start : start + 4] for start in range(0, len(digits), 4)]
    draw = rng.random()
    if draw < 0.7:
        return " ".join(groups)
    if draw < 0.85:
        return "-".join(groups)
    return "\u3000".join(groups) if draw < 0.92 else digits + " "
