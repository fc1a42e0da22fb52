"""The towns of one demonstration: chosen by seed from the bundled town list."""

import gzip
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.bundled import resource, text
from app.demo.place_table import KYOTO_STREETS, PLACES, SLOT_WEIGHTS, PlaceRow

_UNUSABLE = re.compile(r"[〜、「」（）()A-Za-z0-9０-９]|次に番地|以下に掲載|一円|地割")
_TOWN_KEYS = (
    "prefecture",
    "county",
    "city",
    "ward",
    "town",
    "kana",
    "postcode",
    "code",
    "chome",
    "note",
)


class Lots(StrEnum):
    """How the lots of a town are written."""

    CHOME = "chome"  # 三丁目２番１号 or 三丁目１２番地４
    CHO = "cho"  # ３丁２番１号 (堺市)
    PLAIN = "plain"  # １２番３号 or １２番地３
    KYOTO = "kyoto"  # behind a street
    LINE = "line"  # ３線 as part of the town, １２号５番地
    JIWARI = "jiwari"  # 第３５地割６２番地３
    AZA = "aza"  # 字中島１２番地
    KOOTSU = "kootsu"  # 甲１２３番地
    IROHA = "iroha"  # イ１２３番地


@dataclass(frozen=True, slots=True, eq=False)
class Town:
    """One town as the register writes it, and what is known of leaving parts of it out."""

    prefecture: str
    county: str
    city: str
    ward: str
    town: str  # without 大字
    kana: str
    postcode: str  # 000-0000
    code: str
    lots: Lots
    ooaza: bool  # the register writes 大字 before the town
    block_numbers: bool  # 番号 (住居表示) instead of 番地
    chome_count: int
    streets: tuple[str, ...]
    former: str  # name before the merger, replacing city, ward and `former_prefix`
    former_prefix: str
    street_needed: bool  # Kyoto: another town of this name lies in the ward
    ward_needed: bool  # another ward of the city has a town of this name
    city_needed: bool  # the rest without the city stands in another municipality too
    prefecture_needed: bool  # another prefecture has a municipality of this name
    place: int  # number of the municipality within the demonstration


@dataclass(frozen=True, slots=True)
class Country:
    """What the whole town list says: rows by municipality, and how often a name occurs."""

    rows: dict[tuple[str, str, str], list[dict[str, str]]]
    in_ward: Counter[tuple[str, str, str, str]]
    in_city: Counter[tuple[str, ...]]
    without_city: Counter[str]
    city_names: Counter[str]


@cache
def load_country() -> Country:
    """The bundled town list, indexed."""
    lines = gzip.decompress(resource("tables", "towns.tsv.gz").read_bytes()).decode().splitlines()
    table = [dict(zip(_TOWN_KEYS, line.split("\t"), strict=True)) for line in lines[1:]]
    rows: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in table:
        rows.setdefault((row["prefecture"], row["city"], row["ward"]), []).append(row)
    places = [(row["prefecture"], row["city"], row["ward"], row["town"]) for row in table]
    distinct = set(places)
    return Country(
        rows=rows,
        in_ward=Counter(places),
        in_city=Counter(key[:2] + key[3:] for key in distinct),
        without_city=Counter(key[2] + key[3] for key in distinct),
        city_names=Counter(city for _, city in sorted({key[:2] for key in rows})),
    )


def choose_towns(
    rng: random.Random, *, residents: int, area: Sequence[tuple[str, str, str]] = ()
) -> tuple[list[Town], list[float]]:
    """Towns of the municipalities of an area, else of one per slot, with their share of residents.

    Args:
        rng: draws them.
        residents: how many live there; more of them fill more towns.
        area: (prefecture, city, ward) of the bundled town list; () = one municipality per slot.
    """
    country = load_country()
    former = _former_rows()
    towns: list[Town] = []
    weights: list[float] = []
    for place, (row, share) in enumerate(_slots(rng, area)):
        chosen = _towns_of(rng, row, country=country, limit=max(6, round(residents * share / 9000)))
        total = share * rng.uniform(0.5, 1.6)
        ranks = [rng.uniform(0.4, 1.6) / (rank + 4) for rank in range(len(chosen))]
        towns += [_town(rng, row, source, country, former, place) for source in chosen]
        weights += [total * rank / sum(ranks) for rank in ranks]
    return towns, weights


def _slots(
    rng: random.Random, area: Sequence[tuple[str, str, str]]
) -> Iterator[tuple[PlaceRow, float]]:
    """The municipalities with their shares; written as their own slot where the table knows it."""
    if not area:
        for slot, share in SLOT_WEIGHTS.items():
            yield rng.choice([row for row in PLACES if row.slot == slot]), share
    for place in area:
        known = [row for row in PLACES if row[1:] == place]
        yield known[0] if known else PlaceRow("banchi", *place), 100 / len(area)


def _towns_of(
    rng: random.Random, place: PlaceRow, *, country: Country, limit: int
) -> list[dict[str, str]]:
    rows = country.rows[place.prefecture, place.city, place.ward]
    usable = [row for row in rows if _is_usable(row, place.slot)]
    rng.shuffle(usable)
    seen: set[str] = set()
    kept = []
    for row in usable:
        if row["town"] not in seen:
            seen.add(row["town"])
            kept.append(row)
    return kept[:limit]


def _is_usable(row: dict[str, str], slot: str) -> bool:
    if slot == "line":
        return bool(re.search("線|[東西南北]", row["town"])) and "〜" not in row["town"]
    if slot == "hokkaido" and "条" not in row["town"]:
        return False
    return bool(row["town"]) and not _UNUSABLE.search(row["town"]) and "階" not in row["note"]


def _former_rows() -> list[dict[str, str]]:
    lines = text("demo", "former_municipalities.tsv").splitlines()
    keys = lines[0].split("\t")
    return [dict(zip(keys, line.split("\t"), strict=True)) for line in lines[1:]]


def _former(row: dict[str, str], former: Sequence[dict[str, str]]) -> tuple[str, str]:
    for old in former:
        place = (old["prefecture"], old["city"], old["ward"])
        if place == (row["prefecture"], row["city"], row["ward"]) and row["town"].startswith(
            old["prefix"]
        ):
            return old["former"], old["prefix"]
    return "", ""


def _lots(row: dict[str, str], slot: str) -> Lots:
    fixed = {
        "line": Lots.LINE, "jiwari": Lots.JIWARI, "aza": Lots.AZA, "kootsu": Lots.KOOTSU,
        "iroha": Lots.IROHA, "kyoto_centre": Lots.KYOTO,
    }  # fmt: skip
    if slot == "kyoto_centre" and re.match("西ノ京|壬生|聚楽廻|西七条|七条御所", row["town"]):
        return Lots.PLAIN
    if slot in fixed:
        return fixed[slot]
    if row["chome"] == "1":
        return Lots.CHO if slot == "sakai" else Lots.CHOME
    return Lots.PLAIN


def _streets(rng: random.Random, row: dict[str, str], lots: Lots) -> tuple[str, ...]:
    if lots is not Lots.KYOTO:
        return ()
    known = [street for street in row["note"].split("、") if re.search("[上下]る|[東西]入", street)]
    drawn = ["".join(rng.choice(part) for part in KYOTO_STREETS) for _ in range(2)]
    return tuple(known[:3] or drawn)


def _town(
    rng: random.Random,
    place: PlaceRow,
    row: dict[str, str],
    country: Country,
    former: Sequence[dict[str, str]],
    number: int,
) -> Town:
    lots = _lots(row, place.slot)
    former_name, prefix = _former(row, former)
    name = row["town"]
    rest = row["ward"] + name
    return Town(
        prefecture=row["prefecture"], county=row["county"], city=row["city"], ward=row["ward"],
        town=name, kana=row["kana"], postcode=f"{row['postcode'][:3]}-{row['postcode'][3:]}",
        code=row["code"], lots=lots,
        ooaza=place.slot in {"aza", "jiwari"} and rng.random() < 0.6,
        block_numbers=lots is not Lots.KYOTO and rng.random() < (0.8 if row["chome"] == "1" else 0.4),
        chome_count=rng.randint(2, 8), streets=_streets(rng, row, lots),
        former=former_name, former_prefix=prefix,
        street_needed=country.in_ward[row["prefecture"], row["city"], row["ward"], name] > 1,
        ward_needed=country.in_city[row["prefecture"], row["city"], name] > 1,
        city_needed=country.without_city[rest] > 1,
        prefecture_needed=country.city_names[row["city"]] > 1,
        place=number,
    )  # fmt: skip
