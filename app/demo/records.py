"""The drafts written out: every record as its office typed it, with the tags of the truth."""

import random
from dataclasses import dataclass, field

from app.demo.address_writing import address_missing, write_address, write_other_address
from app.demo.code_writing import missing_number, write_number, write_sex
from app.demo.date_writing import write_birth
from app.demo.dice import stage_random
from app.demo.drafts import NOBODY, Draft, Plan
from app.demo.extracts import ExtractForm, extract_forms
from app.demo.homes import Building, Home, address_text
from app.demo.kana_writing import write_kana
from app.demo.name_writing import write_name
from app.demo.people import Person, person
from app.demo.population import Population
from app.demo.tags import TAGS
from app.demo.written import Written

_REGISTER_TAGS = {
    "死亡": "register_dead",
    "転出": "register_moved_out",
    "国外転出": "register_abroad",
}


@dataclass(frozen=True, slots=True)
class Record:
    """A draft and what was written of it."""

    draft: Draft
    written: Written


@dataclass(frozen=True, slots=True)
class Past:
    """What the offices still write and a register with history rows still knows, by resident."""

    homes: dict[int, Home] = field(default_factory=dict)
    surnames: dict[int, tuple[str, str]] = field(default_factory=dict)  # with reading
    numbers: dict[int, str] = field(default_factory=dict)


def write_records(population: Population, plan: Plan, past: Past) -> dict[str, list[Record]]:
    """Every record of every extract, in file order; fills `past`."""
    forms = extract_forms(population.options.seed)
    return {
        extract: write_extract(population, drafts, forms[extract], past)
        for extract, drafts in plan.drafts.items()
    }


def write_extract(
    population: Population, drafts: list[Draft], form: ExtractForm, past: Past
) -> list[Record]:
    """One extract in one form; the same drafts may be written in several forms."""
    rng = stage_random(population.options.seed, f"writing {form.name} {form.date}")
    records: list[Record] = []
    for draft in drafts:
        before = records[-1] if records and draft.member else None
        out = Written(tags=set(draft.tags))
        write_name(rng, population, draft.person, form, out)
        _remember(draft, out, past)
        write_kana(rng, population, draft.person, form, out)
        write_birth(rng, draft.person.born, form, out)
        write_sex(rng, draft.person.male, form, out)
        _write_number(rng, population, draft, form, out)
        writer = _AddressWriter(rng, population, form, past)
        writer.write(draft.person, before, out)
        if draft.person.event in _REGISTER_TAGS:
            out.tags.add(_REGISTER_TAGS[draft.person.event])
        records.append(Record(draft, out))
    return records


def _remember(draft: Draft, out: Written, past: Past) -> None:
    if "surname_changed" in out.tags:
        past.surnames[draft.person.row] = (out.surname.strip(), out.surname_kana)
    if "number_changed" in out.tags:
        past.numbers[draft.person.row] = draft.digits


def _write_number(
    rng: random.Random, population: Population, draft: Draft, form: ExtractForm, out: Written
) -> None:
    if draft.state == "missing":
        out.number = missing_number(rng, form)
        return
    digits = draft.digits or f"{population.number[draft.linked]:012}"
    write_number(rng, digits, form, out)


@dataclass(frozen=True, slots=True)
class _AddressWriter:
    """Decides where the record says that its person lives, and writes it."""

    rng: random.Random
    population: Population
    form: ExtractForm
    past: Past

    def write(self, someone: Person, before: Record | None, out: Written) -> None:
        if before and self._together(someone, before):
            self._like_head(before, out)
            return
        draw, rates = self.rng.random(), self.form.rates
        if someone.protected and draw < rates["address_masked"]:
            out.address = self.rng.choice(("＊＊＊＊＊", "（住所秘匿）", "非公開", "*****"))
            out.tags.add("address_masked")
        elif draw < (limit := rates["address_missing"]):
            address_missing(out)
        elif draw < (limit := limit + rates["address_unknown"]):
            out.address = self.rng.choice(("住所不定", "不明", "居所不明"))
            out.tags.add("address_unknown")
        elif draw < (limit := limit + rates["moved"]):
            self._elsewhere(someone, self._former(someone), "moved", out)
        elif draw < limit + rates["residence"]:
            self._elsewhere(someone, self._residence(), "residence_not_registered_address", out)
        else:
            write_address(self.rng, someone.home, self.form, out)

    def _together(self, someone: Person, before: Record) -> bool:
        return before.draft.person.home is someone.home and bool(before.written.address)

    def _like_head(self, before: Record, out: Written) -> None:
        """Further members of a case: 同上, or the same address again."""
        address_tags = {tag for tag in before.written.tags if _is_of_address(tag)}
        if self.rng.random() < self.form.rates["address_ditto"]:
            out.address = self.rng.choice(("同上", "同上", "同上", "同上", "〃", "同　上"))
            out.tags.update((address_tags - {"trailing_space"}) | {"address_ditto"})
        elif before.written.address in {"同上", "〃", "同　上"} or address_tags:
            out.address, out.building = before.written.address, before.written.building
            out.building_joiner = before.written.building_joiner
            out.tags.update(address_tags)
        else:
            write_address(self.rng, before.draft.person.home, self.form, out)

    def _elsewhere(self, someone: Person, home: Home, tag: str, out: Written) -> None:
        if address_text(home) == address_text(someone.home):
            write_address(self.rng, someone.home, self.form, out)
            return
        write_other_address(self.rng, home, self.form, out)
        if home.building and home.building.facility and self.rng.random() < 0.2:
            self._name_only(home.building, out)
        out.tags.add(tag)

    def _name_only(self, building: Building, out: Written) -> None:
        if self.form.split:
            out.building = building.name
        else:
            out.address, out.building = building.name + self.rng.choice(("", "内")), ""

    def _former(self, someone: Person) -> Home:
        known = self.past.homes.get(someone.row)
        if known is None or someone.row == NOBODY:
            known = self._any_home(near=someone.home)
            self.past.homes[someone.row] = known
        return known

    def _residence(self) -> Home:
        """A hospital, a home, or the family's house."""
        if self.rng.random() < 0.62 and self.population.dwellings.facilities:
            return self.rng.choice(self.population.dwellings.facilities)
        row = self.rng.randrange(len(self.population))
        host = person(self.population, row)
        if self.rng.random() < 0.4 and not host.foreigner and host.home.building is None:
            return host.home._replace(building=Building(f"{host.surname}様方", lodging=True))
        return host.home

    def _any_home(self, *, near: Home) -> Home:
        homes = self.population.dwellings.homes
        home = self.rng.choice(homes)
        for _ in range(8):
            if home.town.place == near.town.place or self.rng.random() < 0.08:
                break
            home = self.rng.choice(homes)
        return home


def _is_of_address(tag: str) -> bool:
    return TAGS[tag].field == "address"
