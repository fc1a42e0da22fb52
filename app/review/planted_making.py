"""Inventing cases (模擬の件): people who do not exist, in the office's manner, judged by its rules.

Where they come from was chosen with care. Real records recombined would put words about one person
into the mouth of another; real cases shown again would let people read records without need, and
there are hardly any known wrong links to show. So everybody in them is drawn by the generator of
the demonstration, living in the towns of the office; the forms of writing are learnt from the run,
and agreements, reasons and classes come from the same matching as every other case: nothing on the
screen tells an invented case apart, and nobody's data are mixed.

Runs in a child process.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from app.cases.document import AgreementRow, CaseDocument, Pair
from app.demo import DemoData, DemoOptions, generate
from app.demo.date_writing import habitual_date
from app.demo.places import load_country
from app.demo.records import Record, write_extract
from app.demo.register import register_frame
from app.demo.script import full_digits, half_digits, half_kana
from app.review.planted_manner import DAYS, Manner, Side, learn
from app.run.case_building import BuiltCase, ExtractFacts, build_cases
from app.run.run_settings import Coverage, run_settings
from matching import (
    ATTRIBUTES,
    RESIDENT_SCHEMA,
    SUBJECT_SCHEMA,
    Agreement,
    MatchResult,
    MemoryShelf,
    Subjects,
    match,
)

SUBJECTS, RESIDENTS, MISLINKS = 900, 5_000, 0.3
MOST_OF_EACH = 90
"""Of each answer, 正しい and 誤り, so many are kept, spread over the patterns."""

_RIGHT, _SUSPECT = "right", "suspect"
_BUSINESS = ("techo", "seiho", "jiritsu")
_AGREEING = frozenset({Agreement.SAME, Agreement.EQUIVALENT, Agreement.ABSENT_BOTH})


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented case: what a run would store of it, and the answer."""

    built: BuiltCase
    answer: str  # right | suspect
    kind: str  # kind of the wrong link, or harmless


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What cases are invented from."""

    documents: Sequence[CaseDocument]  # of the run, none under 支援措置
    record_ids: frozenset[str]  # of all subjects of the run
    policy: str
    coverage: str
    seed: int


def invent(ground: Ground) -> list[Invented]:
    """Invented cases in the manner of a run; none where there is nothing to learn from."""
    documents, seed = ground.documents, ground.seed
    if not documents:
        return []
    manner = learn(documents, seed=seed)
    rng = random.Random(seed)  # noqa: S311 - draws invented people, guards nothing
    data = generate(_options(documents, seed))
    keys = _Keys(rng, ground.record_ids)
    subjects, answers = _subjects(rng, data, manner, keys)
    register = _Register(_residents(rng, data, manner))
    result = _matched(subjects, register, manner, ground)
    chosen = _chosen(result, answers)
    facts = _facts(manner)
    wanted = pl.Series(range(result.results.height)).is_in(list(chosen))
    built = build_cases(subjects, result, {manner.model.subject["extract"]: facts}, wanted=wanted)
    weights = _usual_weights(documents)
    made = [Invented(_as_weighed(case, weights), *answers[case.subject][1:]) for case in built]
    return [one for one in made if not one.built.row["protected"]]


@dataclass(frozen=True, slots=True)
class _Register:
    """The invented residents; fulfils matching's Register."""

    frame: pl.DataFrame

    def chunks(self) -> Iterator[pl.DataFrame]:
        """All of them at once."""
        yield self.frame


def _options(documents: Sequence[CaseDocument], seed: int) -> DemoOptions:
    return DemoOptions(
        subjects=SUBJECTS, residents=RESIDENTS, seed=seed, mislinks=MISLINKS, area=_area(documents)
    )


def _area(documents: Sequence[CaseDocument]) -> tuple[tuple[str, str, str], ...]:
    """The municipalities of the public town list that most addresses of the run begin with."""
    known = {
        shown: place
        for place, rows in load_country().rows.items()
        for shown in _openings(place, rows[0]["county"])
    }
    longest = max(map(len, known))
    found: Counter[tuple[str, str, str]] = Counter()
    for document in documents:
        for address in _addresses(document):
            for length in range(longest, 1, -1):
                if address[:length] in known:
                    found[known[address[:length]]] += 1
                    break
    return tuple(place for place, count in found.most_common(6) if count * 50 >= len(documents))


def _openings(place: tuple[str, str, str], county: str) -> tuple[str, str]:
    prefecture, city, ward = place
    return f"{prefecture}{county}{city}{ward}", f"{county}{city}{ward}"


def _addresses(document: CaseDocument) -> Iterator[str]:
    yield document.subject["address"]
    for pair in document.pairs:
        yield pair.resident["address"]


class _Keys:
    """Keys like the office's whose last digits are drawn anew, each once and none of the office's."""

    def __init__(self, rng: random.Random, taken: Container[str]) -> None:
        self._rng = rng
        self._taken = taken
        self._used: set[str] = set()

    def new(self, shapes: Sequence[str]) -> str:
        """A key like one of these; "" where that one is empty.

        Three digits are changed, or more where all keys so near are taken.
        """
        shape = self._rng.choice(shapes)
        digits = [at for at, mark in enumerate(shape) if mark.isdigit()]
        for attempt in range(600 if digits else 0):
            changed = digits[-(3 + attempt // 100) :]
            made = "".join(self._digit(m) if at in changed else m for at, m in enumerate(shape))
            if made not in self._taken and made not in self._used:
                self._used.add(made)
                return made
        return ""

    def _digit(self, mark: str) -> str:
        digit = str(self._rng.randrange(10))
        return digit if mark.isascii() else full_digits(digit)


def _subjects(
    rng: random.Random, data: DemoData, manner: Manner, keys: _Keys
) -> tuple[pl.DataFrame, dict[int, tuple[str, str, str]]]:
    """The records, and by row the true resident, the answer and its kind."""
    drafts = [replace(r.draft, member=0) for name in _BUSINESS for r in data.records[name]]
    drafts = [draft for draft in drafts if draft.state == "ok" and draft.linked >= 0]
    records = write_extract(data.population, drafts, manner.form, data.past)
    rows = [_subject_row(rng, record, manner, keys) for record in records]
    frame = pl.DataFrame(rows, schema={**SUBJECT_SCHEMA, "person": pl.Int64()})
    answers = {
        at: (
            f"{data.population.resident_id[d.person.row]:010}" if d.person.row >= 0 else "",
            _SUSPECT if d.kind else _RIGHT,
            d.kind or "harmless",
        )
        for at, d in enumerate(drafts)
    }
    return frame, answers


def _subject_row(
    rng: random.Random, record: Record, manner: Manner, keys: _Keys
) -> dict[str, object]:
    out, side, model = record.written, manner.subject, manner.model.subject
    name = side.space.join(part for part in (out.surname, out.given) if part)
    split = bool(model["surname"])
    address = out.address if manner.form.split else out.full_address
    values: dict[str, object] = {
        **dict.fromkeys(SUBJECT_SCHEMA, ""),
        "extract": model["extract"],
        "row_number": rng.randrange(2, 9_000),
        "sheet": model["sheet"],
        "number": half_digits(out.number),
        "name": name,
        "surname": out.surname if split else "",
        "given_name": out.given if split else "",
        "kana": out.kana if model["kana"] or "kana" in manner.model.holds else "",
        "birth_date": _date(out.born, side),
        "sex": out.sex,
        "postcode": out.postcode if model["postcode"] else "",
        "address": _address(address, side),
        "building": out.building if manner.form.split else "",
        "person": 0,
    }
    values |= {name: rng.choice(found) for name, found in side.kinds.items()}
    values |= {name: _like(name, side, rng, keys) for name in side.shapes}
    return values


def _like(name: str, side: Side, rng: random.Random, keys: _Keys) -> str:
    """A day as somebody's stands there, or a key of its own."""
    shapes = side.shapes[name]
    if name in DAYS:
        return rng.choice(shapes)
    return keys.new(shapes)


def _residents(rng: random.Random, data: DemoData, manner: Manner) -> pl.DataFrame:
    """The invented register in RESIDENT_SCHEMA, written as the office's."""
    side, keys = manner.resident, _Keys(rng, frozenset())
    households: dict[str, str] = defaultdict(lambda: keys.new(side.shapes["household_id"] or ("",)))
    rows = [
        {
            **dict.fromkeys(RESIDENT_SCHEMA, ""),
            "resident_id": row["宛名番号"],
            "household_id": households[row["世帯番号"]],
            "number": row["個人番号"],
            "name": row["氏名"].replace("\u3000", side.space),
            "kana": half_kana(row["氏名カナ"]) if side.kana_half else row["氏名カナ"],
            "birth_date": _day(row["生年月日"], side),
            "sex": row["性別"],
            "postcode": row["郵便番号"],
            "address": _address(row["住所"], side),
            "building": half_digits(row["方書"]) if side.half_digits else row["方書"],
            "relation": row["続柄"] if any(side.kinds["relation"]) else "",
            "status": row["異動事由"] if row["異動事由"] in side.kinds["status"] else "",
            "status_date": _day(row["異動日"], side) if any(side.shapes["status_date"]) else "",
            "former_surname": row["旧氏"],
            "alias": row["通称"],
        }
        for row in register_frame(data.population).to_dicts()
    ]
    return pl.DataFrame(rows, schema=RESIDENT_SCHEMA)


def _day(eight: str, side: Side) -> str:
    """A day of the generated register (YYYYMMDD) in the office's form."""
    day = date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    return _date(habitual_date(day, side.date), side)


def _date(text: str, side: Side) -> str:
    return half_digits(text) if side.half_digits_in_dates else text


def _address(text: str, side: Side) -> str:
    made = half_digits(text) if side.half_digits else text
    if side.hyphens:
        made = re.sub(r"([0-9０-９]+)番地?の?([0-9０-９]+)号?", r"\1-\2", made)
    if not side.prefecture:
        made = re.sub("^(東京都|北海道|京都府|大阪府|..県|...県)", "", made)
    return made


def _matched(
    subjects: pl.DataFrame, register: _Register, manner: Manner, ground: Ground
) -> MatchResult:
    extract, facts = manner.model.subject["extract"], _facts(manner)
    settings = run_settings(
        policy=ground.policy,
        coverage=Coverage(ground.coverage),
        reference_dates={extract: facts.reference_date},
        restored=frozenset(),
        facilities=(),
    )
    frame = Subjects(
        frame=subjects.drop("person"),
        holds={extract: frozenset(facts.holds)},
        schemes={extract: facts.scheme},
    )
    return match(
        frame,
        register,
        settings=settings,
        shelf=MemoryShelf(),
        progress=lambda _stage, _done, _total: None,
    )


def _facts(manner: Manner) -> ExtractFacts:
    model = manner.model
    return ExtractFacts(scheme=model.scheme, holds=model.holds, reference_date=model.reference_date)


def _chosen(result: MatchResult, answers: Mapping[int, tuple[str, str, str]]) -> set[int]:
    """Rows whose answer can be seen on the screen, the same number of each answer per pattern."""
    by_pattern: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(result.results.to_dicts()):
        person, answer, _ = answers[at]
        if row["verdict"] != "A" and row["lane"] == "eye" and _is_clear(row, person, answer):
            by_pattern[answer, str(row["signature"])].append(at)
    chosen: set[int] = set()
    for answer in (_RIGHT, _SUSPECT):
        lists = [found for (said, _), found in by_pattern.items() if said == answer]
        turn = [at for round_ in _rounds(lists) for at in round_]
        chosen |= set(turn[:MOST_OF_EACH])
    return chosen


def _is_clear(row: Mapping[str, object], person: str, answer: str) -> bool:
    """A wrong link that a reader can see, or a right one with nobody who fits better."""
    linked, best = row["linked_resident"], row["best_candidate"]
    if not linked:
        return False
    if answer == _SUSPECT:
        return row["class"] in ("C1", "C2") or (best == person and best != linked)
    apart = [name for name in ATTRIBUTES if name != "kana" and row[name] not in _AGREEING]
    return best == linked and row["verdict"] == "B" and len(apart) == 1


def _rounds(lists: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The first of every list, the second of every list …"""
    for place in range(max(map(len, lists), default=0)):
        yield [found[place] for found in lists if place < len(found)]


_Key = tuple[str, str]


def _usual_weights(documents: Sequence[CaseDocument]) -> dict[_Key, float]:
    """Contributions that are the same in every case of the run: sex, birth date and the like."""
    found: dict[_Key, set[float]] = defaultdict(set)
    for document in documents:
        for pair in document.pairs:
            for name, row in pair.agreements.items():
                found[name, row.agreement].add(round(row.weight, 6))
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}


def _as_weighed(case: BuiltCase, weights: Mapping[_Key, float]) -> BuiltCase:
    """The case with the contributions the run gives; their sum is the weight, as everywhere."""
    pairs = tuple(_weighed(pair, weights) for pair in case.document.pairs)
    return replace(case, document=replace(case.document, pairs=pairs))


def _weighed(pair: Pair, weights: Mapping[_Key, float]) -> Pair:
    rows = {
        name: AgreementRow(
            row.agreement, row.reasons, weights.get((name, row.agreement), row.weight)
        )
        for name, row in pair.agreements.items()
    }
    moved = sum(rows[name].weight - row.weight for name, row in pair.agreements.items())
    return Pair(pair.rank, pair.resident, pair.weight + moved, rows)
