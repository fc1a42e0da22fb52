"""Given names by sex and year of birth, with readings."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from japanese_personal_name_dataset import load_dataset
from japanese_personal_name_dataset.core import NameDict
from numpy.typing import NDArray

from app.bundled import text
from app.demo.script import katakana

_TAIL = 0.3  # share of names beyond the listed ones of a generation
_TAIL_ENDINGS = {
    ("F", 1900): "子江枝代", ("F", 1935): "子江枝代美", ("F", 1950): "子美恵代江香", ("F", 1970): "子美恵香紀代",
    ("F", 1990): "美香奈菜花穂紗", ("F", 2005): "菜花音愛奈羽乃",
    ("M", 1900): "吉治蔵雄郎一", ("M", 1935): "夫雄男一郎治", ("M", 1950): "夫男一之彦樹也", ("M", 1970): "樹也介太郎之人",
    ("M", 1990): "太也輝平斗樹人", ("M", 2005): "斗翔太真人仁",
}  # fmt: skip
"""Last characters that were in fashion, by sex and first year of the generation."""


@dataclass(frozen=True, slots=True)
class Generation:
    """The names given to one sex in some years: positions in `GivenNames`, with weights."""

    male: bool
    first_year: int
    last_year: int
    positions: NDArray[np.int64]
    weights: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Parallel columns of all names; `readings` lists every reading of a written name by sex."""

    written: list[str]
    kana: list[str]
    generations: tuple[Generation, ...]
    readings: dict[str, tuple[str, ...]]
    by_sound: dict[tuple[bool, str], list[int]]  # (male, kana) -> positions: other spellings
    by_character: dict[tuple[bool, str], list[int]]  # (male, first or last character) -> positions


@cache
def load_given_names() -> GivenNames:
    """The listed names of each generation with a tail from the bundled data set."""
    men, women = load_dataset("opti")
    tails = {"M": _tail(men), "F": _tail(women)}
    index: dict[tuple[str, str, bool], int] = {}
    generations = []
    for line in text("demo", "given_names.tsv").splitlines()[1:]:
        sex, first, last, names = line.split("\t")
        listed = [_split(name) for name in names.split(" ")]
        endings = _TAIL_ENDINGS[sex, int(first)]
        tail = [row for row in tails[sex] if row[0][-1] in endings and len(row[0]) <= 3]
        positions = [
            index.setdefault((written, kana, sex == "M"), len(index))
            for written, kana in [*listed, *tail]
        ]
        weights = np.concatenate([_ranked(len(listed)), _flat(len(tail))])
        generations.append(
            Generation(sex == "M", int(first), int(last), np.array(positions), weights)
        )
    return _collect(index, tuple(generations))


def _ranked(count: int) -> NDArray[np.float64]:
    ranks = 1.0 / (np.arange(count) + 6.0)
    return np.asarray(ranks / ranks.sum() * (1 - _TAIL))


def _flat(count: int) -> NDArray[np.float64]:
    return np.full(count, _TAIL / max(count, 1))


def _split(name: str) -> tuple[str, str]:
    written, _, kana = name.partition(":")
    return written, kana


def _tail(names: NameDict) -> list[tuple[str, str]]:
    return [
        (spelling, katakana(reading))
        for reading, entry in names.items()
        for spelling in entry["kanji"]
    ]


def _collect(
    index: dict[tuple[str, str, bool], int], generations: tuple[Generation, ...]
) -> GivenNames:
    readings: dict[str, list[str]] = {}
    sounds: dict[tuple[bool, str], list[int]] = {}
    characters: dict[tuple[bool, str], list[int]] = {}
    for (written, kana, male), position in index.items():
        if kana not in readings.setdefault(written, []):
            readings[written].append(kana)
        sounds.setdefault((male, kana), []).append(position)
        for character in dict.fromkeys((written[0], written[-1])):
            characters.setdefault((male, character), []).append(position)
    return GivenNames(
        written=[key[0] for key in index],
        kana=[key[1] for key in index],
        generations=generations,
        readings={written: tuple(found) for written, found in readings.items() if len(found) > 1},
        by_sound=sounds,
        by_character=characters,
    )
