"""How an office writes the name of a foreign resident."""

import random

from app.demo.extracts import ExtractForm
from app.demo.foreigners import Foreigner
from app.demo.people import Person
from app.demo.script import full_width
from app.demo.written import Written

_LONGEST = 20  # characters some old systems keep of a Latin name


def write_foreign(rng: random.Random, someone: Person, form: ExtractForm, out: Written) -> bool:
    """Write one of the person's names; False = it is written like a Japanese name, go on."""
    names = someone.foreigner
    if names is None:
        return False
    if someone.alias[0] and rng.random() < form.rates["foreign_alias"]:
        out.surname, out.given, out.surname_kana, out.given_kana = someone.alias
        out.tags.add("foreign_alias")
        return True
    if names.in_kanji:
        _alias_note(rng, someone, form, out)
        return False
    if names.family_kanji and rng.random() < form.rates["foreign_kanji"]:
        out.surname, out.given = names.family_kanji, names.given_kanji
        out.tags.add("foreign_kanji")
    elif rng.random() < form.rates["foreign_katakana"]:
        _katakana(rng, names, form, out)
    else:
        _latin(rng, names, form, out)
        _alias_note(rng, someone, form, out)
    return True


def _katakana(rng: random.Random, names: Foreigner, form: ExtractForm, out: Written) -> None:
    out.surname, out.given = names.family_kana, names.given_kana
    if not form.split and rng.random() < 0.5:
        out.joiner = "・"
        out.given = out.given.replace("\u3000", "・")
    out.tags.add("foreign_katakana")


def _latin(rng: random.Random, names: Foreigner, form: ExtractForm, out: Written) -> None:
    family, given, joiner = names.family, names.given, " "
    if rng.random() < form.rates["latin_case"]:
        family, given = family.title(), given.title()
        out.tags.add("latin_case")
    if rng.random() < form.rates["romaji_order"]:
        family, given = given, family
        out.surname_kana, out.given_kana = out.given_kana, out.surname_kana
        out.tags.add("romaji_order")
    elif not form.split and rng.random() < form.rates["latin_punctuation"]:
        joiner = rng.choice((", ", ",", "・"))
        out.tags.add("latin_punctuation")
    if len(family + joiner + given) > _LONGEST and not form.split and rng.random() < 0.35:
        given = (family + joiner + given)[:_LONGEST].removeprefix(family + joiner).rstrip()
        out.tags.add("latin_truncated")
    if rng.random() < form.rates["latin_width"]:
        out.tags.add("latin_width")
        out.surname, out.given, out.joiner = family, given, joiner
    else:
        out.surname, out.given = full_width(family), full_width(given)
        out.joiner = full_width(joiner)


def _alias_note(rng: random.Random, someone: Person, form: ExtractForm, out: Written) -> None:
    if form.split or not someone.alias[0]:
        return
    if rng.random() < form.rates["foreign_alias_note"]:
        out.name_tail = f"（{someone.alias[0]}\u3000{someone.alias[1]}）"
        out.tags.add("foreign_alias_note")
