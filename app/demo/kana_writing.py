"""How an office writes readings."""

import random
import re
import unicodedata

from app.demo.extracts import ExtractForm
from app.demo.people import Person
from app.demo.population import Population
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
    if rng.random() < form.rates["kana_missing"]:
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
    if len(given) > 1 and rng.random() < form.rates["given_name_reading"]:
        out.given_kana = rng.choice([kana for kana in given if kana != someone.given_kana])
        out.tags.add("given_name_reading")
    surname = population.family_names.readings.get(someone.surname, ())
    kept = out.surname_kana == someone.surname_kana
    if len(surname) > 1 and kept and rng.random() < form.rates["surname_reading"]:
        out.surname_kana = rng.choice([kana for kana in surname if kana != out.surname_kana])
        out.tags.add("surname_reading")


def _respell(rng: random.Random, form: ExtractForm, out: Written) -> None:
    for part in ("surname_kana", "given_kana"):
        kana = _long_vowel(rng, getattr(out, part), form, out)
        setattr(out, part, _zu_du(rng, kana, form, out))
    _old_ending(rng, form, out)
    small = out.surname_kana + out.given_kana
    if small.translate(_SMALL) != small and rng.random() < form.rates["kana_small"]:
        out.surname_kana = out.surname_kana.translate(_SMALL)
        out.given_kana = out.given_kana.translate(_SMALL)
        out.tags.add("kana_small")


def _long_vowel(rng: random.Random, kana: str, form: ExtractForm, out: Written) -> str:
    if not _LONG.search(kana) or rng.random() >= form.rates["kana_long_vowel"]:
        return kana
    other = _LONG.sub(lambda m: m.group(0)[0] + rng.choice(("ー", "", "オ")), kana, count=1)
    if other != kana:
        out.tags.add("kana_long_vowel")
    return other


def _zu_du(rng: random.Random, kana: str, form: ExtractForm, out: Written) -> str:
    for old, new in _ZU_DU.items():
        if old in kana and rng.random() < form.rates["kana_zu_du"]:
            out.tags.add("kana_zu_du")
            return kana.replace(old, new, 1)
    return kana


def _old_ending(rng: random.Random, form: ExtractForm, out: Written) -> None:
    """トシヱ read as トシヱ where the register reads トシエ."""
    old = _OLD.get(out.given_kana[-1:])
    if old and out.given.endswith(old) and rng.random() < form.rates["kana_old"]:
        out.given_kana = out.given_kana[:-1] + old
        out.tags.add("kana_old")


def _script(rng: random.Random, form: ExtractForm, out: Written) -> None:
    draw, half = rng.random(), form.kana_half
    if draw < form.rates["kana_width"]:
        half = not half
        out.tags.add("kana_width")
    elif draw < form.rates["kana_width"] + form.rates["kana_hiragana"]:
        out.surname_kana, out.given_kana = hiragana(out.surname_kana), hiragana(out.given_kana)
        out.tags.add("kana_hiragana")
        return
    if half:
        out.surname_kana, out.given_kana = half_kana(out.surname_kana), half_kana(out.given_kana)
        out.kana_joiner = " "
    elif rng.random() < form.rates["kana_voiced_apart"]:
        _part_marks(out)
    if rng.random() < form.rates["kana_space"] and out.given_kana:
        out.kana_joiner = ""
        out.tags.add("kana_space")


def _part_marks(out: Written) -> None:
    for part in ("surname_kana", "given_kana"):
        apart = unicodedata.normalize("NFD", getattr(out, part))
        apart = apart.replace("\u3099", "゛").replace("\u309a", "゜")
        if apart != getattr(out, part):
            setattr(out, part, apart)
            out.tags.add("kana_voiced_apart")
