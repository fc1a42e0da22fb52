"""How an office writes a name: other forms of characters, changed surnames, slips, spaces, marks."""

import random

from app.demo.extracts import ExtractForm
from app.demo.foreign_writing import write_foreign
from app.demo.kanji_forms import other_forms, same_by_forms, selector_forms
from app.demo.people import Person
from app.demo.population import Population
from app.demo.script import cp932_text, hiragana
from app.demo.written import Written

_MARKS = "●□？■＿○"
_PRIVATE_USE = "\ue000\ue001\ue012\ue120"
_HONORIFICS = (" 様", "様", "　殿", " 君")
_NOTES = ("（確認済）", "※", "(カ)", "＊", "【再】")


def write_name(
    rng: random.Random, population: Population, someone: Person, form: ExtractForm, out: Written
) -> None:
    """Fill in the names and readings of `out`, with tags."""
    out.surname, out.given = someone.surname, someone.given
    out.surname_kana, out.given_kana = someone.surname_kana, someone.given_kana
    if someone.foreigner and write_foreign(rng, someone, form, out):
        _space(rng, form, out)
        _lose_characters(rng, someone, form, out)
        return
    _change_surname(rng, population, someone, form, out)
    _retype(rng, population, someone, form, out)
    _other_forms(rng, form, out)
    _old_kana(rng, form, out)
    _iterate(rng, form, out)
    if someone.former_surname[0] and not out.tags & {"surname_changed"}:
        _former_note(rng, someone, form, out)
    _decorate(rng, form, out)
    _space(rng, form, out)
    _lose_characters(rng, someone, form, out)


def _change_surname(
    rng: random.Random, population: Population, someone: Person, form: ExtractForm, out: Written
) -> None:
    registered, kana = someone.former_surname
    if registered and rng.random() < form.rates["former_surname_registered"]:
        out.surname, out.surname_kana = registered, kana
        out.tags.add("former_surname_registered")
        return
    share = form.rates["surname_changed"] * (0.3 if someone.male else 1.6)
    if rng.random() < share and not someone.foreigner:
        names = population.family_names
        drawn = rng.choices(range(len(names.written)), cum_weights=population.surname_cumulative)[0]
        if names.written[drawn] != someone.surname:
            out.surname, out.surname_kana = names.written[drawn], names.kana[drawn]
            out.tags.add("surname_changed")


def _retype(
    rng: random.Random, population: Population, someone: Person, form: ExtractForm, out: Written
) -> None:
    """The given name typed by its sound: right reading, wrong characters, or kana only."""
    draw = rng.random()
    typo, kana_only = form.rates["name_typo"], form.rates["name_in_kana"]
    if draw < typo:
        sound = (someone.male, someone.given_kana)
        others = [
            position
            for position in population.given_names.by_sound.get(sound, [])
            if not same_by_forms(population.given_names.written[position], someone.given)
        ]
        if others:
            out.given = population.given_names.written[rng.choice(others)]
            out.tags.add("name_typo")
    elif draw < typo + kana_only and not someone.foreigner:
        plain = someone.given_kana if rng.random() < 0.6 else hiragana(someone.given_kana)
        if plain != out.given:
            out.given = plain
            out.tags.add("name_in_kana")


def _other_forms(rng: random.Random, form: ExtractForm, out: Written) -> None:
    forms, share = other_forms(), form.rates["kanji_form"]
    for part in ("surname", "given"):
        written = getattr(out, part)
        if part == "surname" and out.tags & {"surname_changed", "former_surname_registered"}:
            continue
        for character in written:
            other = rng.choice(forms[character]) if character in forms else None
            if other is None or rng.random() >= share * other.likelihood:
                continue
            if form.cp932 and cp932_text(other.written, lost="") != other.written:
                continue
            setattr(out, part, written.replace(character, other.written, 1))
            out.tags.update(other.tags)
            break
    _select(rng, form, out)


def _select(rng: random.Random, form: ExtractForm, out: Written) -> None:
    """Variation selectors appear and vanish; a CP932 file never holds one."""
    share = form.rates["ivs"]
    for part in ("surname", "given"):
        written = getattr(out, part)
        plain = cp932_text(written, lost="") if any(c >= "\U000e0100" for c in written) else written
        if plain != written:
            setattr(out, part, plain if form.cp932 or rng.random() < 0.4 else written)
        else:
            for character, selected in selector_forms().items():
                if character in written and rng.random() < share:
                    setattr(out, part, written.replace(character, selected, 1))
    if any(c >= "\U000e0100" for c in out.surname + out.given):
        out.tags.add("ivs")


_OLD_KANA = (("ヱ", "エ"), ("ヰ", "イ"), ("ヲ", "オ"), ("ゑ", "え"))


def _old_kana(rng: random.Random, form: ExtractForm, out: Written) -> None:
    for old, new in _OLD_KANA:
        if old in out.given and rng.random() < form.rates["name_kana_old"]:
            out.given = out.given.replace(old, new)
            out.tags.add("name_kana_old")


def _iterate(rng: random.Random, form: ExtractForm, out: Written) -> None:
    if rng.random() >= form.rates["name_iteration_mark"]:
        return
    for part in ("surname", "given"):
        written = getattr(out, part)
        for place in range(1, len(written)):
            before, character = written[place - 1], written[place]
            if character == "々":
                written = written[:place] + before + written[place + 1 :]
            elif character == before and "一" <= character <= "龥":
                written = written[:place] + "々" + written[place + 1 :]
            else:
                continue
            setattr(out, part, written)
            out.tags.add("name_iteration_mark")
            break


def _former_note(rng: random.Random, someone: Person, form: ExtractForm, out: Written) -> None:
    if form.split or rng.random() >= form.rates["name_former_surname_note"]:
        return
    if "former_surname_registered" not in out.tags:
        left, right = rng.choice(("（旧姓", "[旧氏", "(旧姓")), ""
        right = {"（": "）", "[": "]", "(": ")"}[left[0]]
        out.name_tail = f"{left} {someone.former_surname[0]}{right}"
        out.tags.add("name_former_surname_note")


def _decorate(rng: random.Random, form: ExtractForm, out: Written) -> None:
    if rng.random() < form.rates["name_honorific"]:
        if form.split:
            out.given += "様"
        else:
            out.name_tail += rng.choice(_HONORIFICS)
        out.tags.add("name_honorific")
    elif rng.random() < form.rates["name_note"]:
        note = rng.choice(_NOTES)
        if form.split:
            out.given += note
        elif note in {"※", "＊"}:
            out.name_head = note
        else:
            out.name_tail += note
        out.tags.add("name_note")


def _space(rng: random.Random, form: ExtractForm, out: Written) -> None:
    if rng.random() < form.rates["name_space"]:
        if form.split:
            out.surname += rng.choice((" ", "\u3000"))
        else:
            out.joiner = rng.choice(("", "", "", " ", " ", "  ", "\u3000\u3000"))
        out.tags.add("name_space")
    elif form.split and rng.random() < form.rates["name_unsplit"]:
        out.surname, out.given = f"{out.surname}\u3000{out.given}", ""
        out.tags.add("name_unsplit")
    elif not form.split and rng.random() < form.rates["name_letter_spaced"]:
        if len(out.surname + out.given) < 3:
            return
        gap = rng.choice(("\u3000", " "))
        out.surname, out.given = gap.join(out.surname), gap.join(out.given)
        out.joiner = gap
        out.tags.add("name_letter_spaced")


def _lose_characters(rng: random.Random, someone: Person, form: ExtractForm, out: Written) -> None:
    """What the business file cannot hold, or held badly once, becomes a mark."""
    if form.cp932:
        mark = rng.choices(("〓", "？", "吉" if "𠮷" in out.name else "〓"), (7, 1, 2))[0]
        for part in ("surname", "given", "name_tail"):
            kept = cp932_text(getattr(out, part), lost=mark)
            if mark == "？" and mark in kept:
                out.tags.add("gaiji_other_mark")
            setattr(out, part, kept)
        if rng.random() < form.rates["gaiji_mark"]:
            _mark(rng, out)
    register = someone.register_name
    if "former_surname_registered" in out.tags:
        register = (
            cp932_text(someone.former_surname[0], lost="〓") + register.partition("\u3000")[2]
        )
    if "〓" in out.surname + out.given or "〓" in register:
        out.tags.add("gaiji_geta")


def _mark(rng: random.Random, out: Written) -> None:
    part = "surname" if rng.random() < 0.5 else "given"
    written = getattr(out, part)
    places = [place for place, char in enumerate(written) if "一" <= char <= "龥"]
    if not places:
        return
    place, draw = rng.choice(places), rng.random()
    mark, tag = "〓", "gaiji_geta"
    if draw > 0.94:
        mark, tag = rng.choice(_PRIVATE_USE), "gaiji_private_use"
    elif draw > 0.8:
        mark, tag = rng.choice(_MARKS), "gaiji_other_mark"
    setattr(out, part, written[:place] + mark + written[place + 1 :])
    out.tags.add(tag)
