"""How an office writes readings."""

import random
import re
import unicodedata


from app.demo.extracts import ExtractForm
from app.demo.people import Person
from app.demo.population import Population
from app.demo.rates import rate
from app.demo.script import half_kana, hiragana
from app.demo.written import Written

_SMALL = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")
_LONG = re.compile("([オコソトノホモヨロゴゾドボポョ])[ウオ]|([ウクスツヌフムユルグズブプュ])ウ")
_ZU_DU = {"ヅ": "ズ", "ズ": "ヅ", "ヂ": "ジ"}
_OLD = {"エ": "ヱ", "オ": "ヲ"}


def write_kana(
    rng: random.Random, population: Population, someone: Person, form: ExtractForm, out: Written
) -> None:
    """Readings in the column's habit, or otherwise; after `write_name`."""
    if rng.random() < rate("kana_missing", form.name):
        out.surname_kana = out.given_kana = ""
        out.tags.add("kana_missing")
        return
    if not someone.foreigner:
        _other_reading(rng, population, someone, form, out)
    _respell(rng, form, out)
    _script(rng, form, out)


def _other_reading(
    rng: random.Random, population: Population, someone: Person, form: ExtractForm, out: Written
) -> None:
    given = population.given_names.readings.get(someone.given, ())
    if len(given) > 1 and rng.random() < rate("given_name_reading", form.name):
        out.given_kana = rng.choice([kana for kana in given if kana != someone.given_kana])
        out.tags.add("given_name_reading")
    surname = population.family_names.readings.get(someone.surname, ())
    if len(surname) > 1 and out.surname_kana == someone.surname_kana:
        if rng.random() < rate("surname_reading", form.name):
            out.surname_kana = rng.choice([kana for kana in surname if kana != out.surname_kana])
            out.tags.add("surname_reading")


def _respell(rng: random.Random, form: ExtractForm, out: Written) -> None:
    for part in ("surname_kana", "given_kana"):
        kana = getattr(out, part)
        if rng.random() < rate("kana_long_vowel", form.name) and _LONG.search(kana):
            kana = _LONG.sub(lambda m: m.group(0)[0] + rng.choice(("ー", "", "オ")), kana, count=1)
            if kana != getattr(out, part):
                out.tags.add("kana_long_vowel")
        for old, new in _ZU_DU.items():
            if old in kana and rng.random() < rate("kana_zu_du", form.name):
                kana = kana.replace(old, new, 1)
                out.tags.add("kana_zu_du")
                break
        if "name_kana_old" not in out.tags and out.given.endswith(("ヱ", "ヲ")):
            if part == "given_kana" and rng.random() < rate("kana_old", form.name):
                kana = kana[:-1] + _OLD.get(kana[-1:], kana[-1:])
                if kana != out.given_kana:
                    out.tags.add("kana_old")
        setattr(out, part, kana)
    small = out.surname_kana + out.given_kana
    if small.translate(_SMALL) != small and rng.random() < rate("kana_small", form.name):
        out.surname_kana = out.surname_kana.translate(_SMALL)
        out.given_kana = out.given_kana.translate(_SMALL)
        out.tags.add("kana_small")


def _script(rng: random.Random, form: ExtractForm, out: Written) -> None:
    draw, half = rng.random(), form.kana_half
    if draw < rate("kana_width", form.name):
        half = not half
        out.tags.add("kana_width")
    elif draw < rate("kana_width", form.name) + rate("kana_hiragana", form.name):
        out.surname_kana, out.given_kana = hiragana(out.surname_kana), hiragana(out.given_kana)
        out.tags.add("kana_hiragana")
        return
    if half:
        out.surname_kana, out.given_kana = half_kana(out.surname_kana), half_kana(out.given_kana)
        out.kana_joiner = " "
    elif rng.random() < rate("kana_voiced_apart", form.name):
        _part_marks(out)
    if rng.random() < rate("kana_space", form.name) and out.given_kana:
        out.kana_joiner = ""
        out.tags.add("kana_space")


def _part_marks(out: Written) -> None:
    for part in ("surname_kana", "given_kana"):
        apart = unicodedata.normalize("NFD", getattr(out, part))
        apart = apart.replace("\u3099", "゛").replace("\u309a", "゜")
        if apart != getattr(out, part):
            setattr(out, part, apart)
            out.tags.add("kana_voiced_apart")
