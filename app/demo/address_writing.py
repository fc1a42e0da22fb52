"""How an office writes an address: copied from the register's form or in its own writing."""

import random
import re

from app.demo.building_writing import write_building
from app.demo.extracts import ExtractForm
from app.demo.homes import Home, address_text, building_text, lot_text, number_text
from app.demo.lot_writing import write_lot
from app.demo.places import Lots, Town
from app.demo.script import cp932_text, full_digits, half_digits
from app.demo.written import Written

_KE = (
    ("ヶ", "ケ"),
    ("ケ", "ヶ"),
    ("ヶ", "が"),
    ("ケ", "が"),
    ("之", "の"),
    ("ノ", "の"),
    ("ノ", "之"),
    ("ツ", "ッ"),
    ("ッ", "ツ"),
)
_TOWN_FORMS = (
    ("龍", "竜"),
    ("竜", "龍"),
    ("沢", "澤"),
    ("桧", "檜"),
    ("檜", "桧"),
    ("薮", "藪"),
    ("塩", "鹽"),
    ("曽", "曾"),
)
_JO = re.compile("([一二三四五六七八九十]+)条")
_JO_DIGITS = {word: str(number) for number, word in enumerate("一二三四五六七八九", start=1)}
_NOTES = (
    " TEL 0852-00-0000",
    "（要確認）",
    " ※転送先",
    "　電話０７２－０００－００００",
    "（通所先）",
)


def write_address(rng: random.Random, home: Home, form: ExtractForm, out: Written) -> None:
    """Fill in address and building of `out` for a home the register agrees with."""
    tags = out.tags
    out.postcode = home.town.postcode
    if rng.random() < form.rates["address_typo"]:
        home = _mistyped(rng, home, tags)
    if rng.random() < form.rates["own_writing"]:
        _own_writing(rng, home, form, out)
    else:
        _copied(home, form, out)
        if form.full_digits and rng.random() < 0.03:
            _other_width(out)
    _finish(rng, form, out)


def write_other_address(rng: random.Random, home: Home, form: ExtractForm, out: Written) -> None:
    """An address the register does not hold: how it is written is no difference of its own."""
    kept = set(out.tags)
    out.postcode = home.town.postcode
    if rng.random() < 0.5:
        _own_writing(rng, home, form, out)
    else:
        _copied(home, form, out)
    out.tags.clear()
    out.tags.update(kept)
    _finish(rng, form, out)


def _copied(home: Home, form: ExtractForm, out: Written) -> None:
    address, building = address_text(home), building_text(home)
    if not form.full_digits:
        address, building = half_digits(address), half_digits(building)
    out.address, out.building = address, building


def _own_writing(rng: random.Random, home: Home, form: ExtractForm, out: Written) -> None:
    tags = out.tags
    full = rng.random() < (0.4 if form.full_digits else 0.08)
    head = _municipality(rng, home.town, tags)
    town = full_digits(_town(rng, home, tags))
    town = town if full else half_digits(town)
    lot = write_lot(rng, home, full=full, cp932=form.cp932, tags=tags)
    lot = _without_branch(rng, home, lot, tags)
    behind, building = write_building(rng, home, full=full, split=form.split, tags=tags)
    gap = _gap(rng, form, out) if head else ""
    out.address = head + gap + town + gap + lot + behind
    out.building = building
    if not form.split:
        out.building_joiner = rng.choice(("\u3000", "\u3000", "\u3000", " ", " ", ""))
        if not building or building[0].isdigit() or "kanji_numerals" in tags:
            out.building_joiner = "\u3000"
        if out.building_joiner != "\u3000":
            tags.add("building_joined")
    told = tags & {"address_format_chome", "kanji_numerals"}
    if full != form.full_digits and not told and re.search("[0-9０-９]", out.full_address):
        tags.add("address_width")


def _gap(rng: random.Random, form: ExtractForm, out: Written) -> str:
    if rng.random() * form.rates["own_writing"] >= form.rates["address_spaced"]:
        return ""
    out.tags.add("address_spaced")
    return rng.choice((" ", "\u3000"))


def _without_branch(rng: random.Random, home: Home, lot: str, tags: set[str]) -> str:
    if home.branch and rng.random() < 0.008:
        tags.add("lot_branch_omitted")
        return (
            half_digits(lot_text(home)).removesuffix(half_digits(number_text(home))) + f"{home.lot}"
        )
    return lot


def _municipality(rng: random.Random, town: Town, tags: set[str]) -> str:
    if town.former and rng.random() < 0.14:
        tags.add("old_municipality_name")
        if rng.random() < 0.5:
            tags.add("pref_omitted")
            return town.former
        return town.prefecture + town.former
    prefecture, county, city, ward = town.prefecture, town.county, town.city, town.ward
    if rng.random() < 0.6 and _may(rng, town.prefecture_needed and not county, tags):
        prefecture = ""
        tags.add("pref_omitted")
    open_county = town.prefecture_needed and not prefecture
    if county and rng.random() < 0.35 and _may(rng, open_county, tags):
        county = ""
        tags.add("gun_omitted")
    if ward and rng.random() < 0.07 and _may(rng, town.ward_needed, tags):
        ward = ""
        tags.add("ward_omitted")
    elif rng.random() < 0.07 and _may(rng, town.city_needed, tags):
        city = prefecture = county = ""
        tags.update(("city_omitted", "pref_omitted"))
        if town.county:
            tags.add("gun_omitted")
    return prefecture + county + city + ward


def _may(rng: random.Random, ambiguous: bool, tags: set[str]) -> bool:  # noqa: FBT001 - the question itself
    """Whether a part may be left out; rarely even where that leaves the place open."""
    if not ambiguous:
        return True
    if rng.random() < 0.1:
        tags.add("omission_ambiguous")
        return True
    return False


def _town(rng: random.Random, home: Home, tags: set[str]) -> str:
    town, street = home.town, home.street
    name = town.town
    if "old_municipality_name" in tags:
        name = name.removeprefix(town.former_prefix)
    if street and rng.random() < 0.2:
        street = ""
        tags.add("kyoto_street_omitted")
        if town.street_needed:
            tags.add("kyoto_street_ambiguous")
    elif street and rng.random() < 0.15:
        respelt = street.replace("上る", "上ル").replace("下る", "下ル").replace("東入", "東入る")
        if respelt != street:
            tags.add("kyoto_street_spelling")
        street = respelt
    name = _respelt(rng, town, name, tags)
    ooaza = "大字" if town.ooaza else ""
    if ooaza and rng.random() < 0.5:
        ooaza = ""
        tags.add("ooaza_omitted")
    return street + ooaza + name + _aza(rng, home, tags)


def _aza(rng: random.Random, home: Home, tags: set[str]) -> str:
    if not home.aza:
        return ""
    if rng.random() < 0.35:
        tags.add("aza_omitted")
        return home.aza
    return f"字{home.aza}"


def _respelt(rng: random.Random, town: Town, name: str, tags: set[str]) -> str:
    for old, new in rng.sample(_KE, len(_KE)):
        if old in name[1:-1] and rng.random() < 0.3 and _is_infix(name, old):
            tags.add("address_ke_variant")
            return name.replace(old, new, 1)
    for old, new in _TOWN_FORMS:
        if old in name and rng.random() < 0.15:
            tags.add("address_kanji_variant")
            return name.replace(old, new, 1)
    if town.prefecture == "北海道" and _JO.search(name) and rng.random() < 0.6:
        tags.add("address_format_chome")
        return _JO.sub(lambda match: f"{_jo_number(match.group(1))}条", name)
    return name


def _is_infix(name: str, part: str) -> bool:
    """Between two kanji: 旭ヶ丘, 市之町; not within a katakana word."""
    place = name.index(part)
    return all(
        "一" <= character <= "龥" for character in (name[place - 1], name[place + 1 : place + 2])
    )


def _jo_number(word: str) -> str:
    if word == "十":
        return "10"
    if word.startswith("十"):
        return "1" + _JO_DIGITS[word[1]]
    if "十" in word:
        tens, _, ones = word.partition("十")
        return _JO_DIGITS[tens] + (_JO_DIGITS[ones] if ones else "0")
    return "".join(_JO_DIGITS[character] for character in word)


def _mistyped(rng: random.Random, home: Home, tags: set[str]) -> Home:
    if home.room and rng.random() < 0.25:
        tags.add("room_typo")
        return home._replace(room=home.room + rng.choice((1, -1, 100)))
    tags.add("address_typo")
    if home.branch and rng.random() < 0.5:
        return home._replace(branch=home.branch + rng.choice((1, 10, 2)))
    if home.chome and home.town.lots in (Lots.CHOME, Lots.CHO) and rng.random() < 0.3:
        return home._replace(chome=home.chome % 8 + 1)
    return home._replace(lot=home.lot + rng.choice((1, 10, 2)))


def _other_width(out: Written) -> None:
    address, building = half_digits(out.address), half_digits(out.building)
    if address != out.address:
        out.address, out.building = address, building
        out.tags.add("address_width")


def _finish(rng: random.Random, form: ExtractForm, out: Written) -> None:
    if rng.random() < form.rates["address_postcode_prefix"]:
        out.address = f"〒{out.postcode} {out.address}"
        out.tags.add("address_postcode_prefix")
    if rng.random() < form.rates["address_note"]:
        _append(out, rng.choice(_NOTES))
        out.tags.add("address_note")
    if rng.random() < form.rates["trailing_space"]:
        _append(out, rng.choice((" ", "\u3000", "   ")))
        out.tags.add("trailing_space")
    if out.building and rng.random() < form.rates["line_break"]:
        out.building_joiner = "\n"
        out.tags.add("line_break")
    if form.cp932:
        for part in ("address", "building"):
            setattr(out, part, cp932_text(getattr(out, part), lost="〓"))


def _append(out: Written, tail: str) -> None:
    if out.building:
        out.building += tail
    else:
        out.address += tail


def address_missing(out: Written) -> None:
    """No address at all."""
    out.address = out.building = out.postcode = ""
    out.tags.add("address_missing")
