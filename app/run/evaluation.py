"""Measures the results of a run against a truth table: load, accepted mis-links, hit rates.

Truth tables exist for synthetic data only (`totsugo demo`, the sample). Their tags name every
difference that was planted; README of the sample defines them.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import polars as pl

from app.demo.tags import FURTHER_TAGS
from app.errors import KnownError

_SAMPLE_DEMANDED: dict[str, str] = {
    "moved": "転居等で別の住所",
    "residence_not_registered_address": "居所(病院・施設・実家等)",
    "address_missing": "住所が空欄",
    "address_typo": "番地の誤り",
    "surname_changed": "氏の変更",
    "name_typo": "氏名の誤字",
    "dob_digit_error": "生年月日の数字の誤り",
    "dob_swapped_md": "月日の入替り",
    "sex_error": "性別の誤り",
    "gaiji_geta": "外字が〓",
    "building_omitted": "方書の省略",
    "old_municipality_name": "合併前の市町村名",
    "sex_missing": "性別が空欄",
    "dob_unknown_day": "日が不明",
}
"""Tag of the sample data -> words: what the strict policy itself sends to a person."""

DEMANDED_TAGS: dict[str, str] = _SAMPLE_DEMANDED | {
    name: tag.words for name, tag in FURTHER_TAGS.items() if tag.strict_floor
}
"""The same with the further tags of `totsugo demo`. How to add: one row here or there."""

PARTLY_DEMANDED_TAGS: dict[str, str] = {
    "kanji_variant": "異体字(強さ3なら確認対象)",
    "kyoto_street_omitted": "通り名の省略(町名が一意でなければ確認対象)",
}
"""Tag -> words: demanded in some cases only, which the tag cannot tell; counted apart."""

UNUSABLE_STATES = ("missing", "check_digit_invalid", "malformed", "not_in_register")
"""Number states of the truth table under which the number leads to nobody."""

QUEUE_HEAD = 0.05
"""The share of the queue in which nearly every mis-link should stand."""

_RESULT_COLUMNS = (
    *("extract", "record_id", "verdict", "class", "number_state", "best_candidate"),
    *("queue_position", "linked_resident"),
)
_TRUTH_COLUMNS = (
    *("extract", "record_id", "true_person_id", "linked_person_id", "is_mislink"),
    *("mislink_kind", "mislink_detail", "number_state", "tags"),
)


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `total`; `rate` is 0 where the total is 0."""

    hits: int
    total: int
    rate: float


@dataclass(frozen=True, slots=True)
class AcceptedMislink:
    """A wrong link that was accepted: the worst thing that can happen."""

    extract: str
    record_id: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class CandidateRates:
    """How often the right person stands first, and nobody where nobody is right.

    `missed` lists extract, record_id and kind of mis-link of the records whose true person is in the register
    and is not the best candidate.
    """

    mislinks: Rate
    without_number: Rate
    not_in_register: Rate
    nobody_when_absent: Rate
    missed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class QueuePlaces:
    """Where the mis-links stand in the queue: how many within its first 5 %, and all positions."""

    mislinks_in_head: Rate
    mislink_positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything `totsugo evaluate` prints. Loads and rates are shares from 0 to 1."""

    records: int
    review_load: Rate
    floor: Rate
    floor_upper: Rate
    beyond_floor: Rate
    beyond_floor_by_tags: dict[str, int]
    load_by_tag: dict[str, Rate]
    load_by_class: dict[str, int]
    mislinks: int
    mislinks_accepted: tuple[AcceptedMislink, ...]
    accepted_by_kind: dict[str, Rate]
    demanded_but_accepted: dict[str, int]
    candidates: CandidateRates
    queue: QueuePlaces

    def as_mapping(self) -> dict[str, object]:
        """Plain values for JSON."""
        return asdict(self)


def evaluate(results: pl.DataFrame, truth: pl.DataFrame) -> Evaluation:
    """Compare results (RESULT_SCHEMA) with a truth table (columns as in the sample).

    Raises:
        KnownError: E601 a column is missing, E602 the two have no record in common.
    """
    joined = _joined(results, truth)
    reviewed = pl.col("verdict") != "A"
    floor = joined.select(_demanded()).to_series()
    mislinks = joined.filter("is_mislink")
    beyond = joined.filter(reviewed & ~floor)
    return Evaluation(
        records=joined.height,
        review_load=_rate(joined, reviewed),
        floor=_share(int(floor.sum()), joined.height),
        floor_upper=_rate(joined, _demanded() | _has_tag(PARTLY_DEMANDED_TAGS)),
        beyond_floor=_share(beyond.height, joined.height),
        beyond_floor_by_tags=_counted(beyond, "tags"),
        load_by_tag=_load_by_tag(joined),
        load_by_class=_counted(joined, "class"),
        mislinks=mislinks.height,
        mislinks_accepted=_accepted(mislinks),
        accepted_by_kind=_accepted_by_kind(mislinks),
        demanded_but_accepted=_demanded_but_accepted(joined),
        candidates=_candidates(joined),
        queue=_queue(joined),
    )


_KEY = ["extract", "record_id"]


def _joined(results: pl.DataFrame, truth: pl.DataFrame) -> pl.DataFrame:
    for frame, columns, words in (
        (results, _RESULT_COLUMNS, "照合結果"),
        (truth, _TRUTH_COLUMNS, "正解表"),
    ):
        if missing := [name for name in columns if name not in frame.columns]:
            raise KnownError(
                "E601", f"{words}に列「{missing[0]}」がありません。ファイルを確かめてください。"
            )
    told = truth.select(_TRUTH_COLUMNS).with_columns(pl.all().cast(pl.String).fill_null(""))
    told = told.rename({"number_state": "true_number_state"}).with_columns(
        pl.col("is_mislink").str.to_lowercase() == "true",
        pl.col("tags").str.split("|").alias("tag_list"),
    )
    positions = pl.col("queue_position").cast(pl.String).replace("", None).cast(pl.Int64)
    found = results.select(_RESULT_COLUMNS).with_columns(positions)
    found = found.with_columns(pl.col(pl.String).fill_null(""))
    told = told.with_columns(_occurrence().alias("occurrence"))
    rows_told = told.group_by(_KEY).agg(pl.len().alias("rows_told"))
    found = found.join(rows_told, on=_KEY, how="inner", maintain_order="left").with_columns(
        pl.min_horizontal(_occurrence(), pl.col("rows_told") - 1).alias("occurrence")
    )
    joined = found.join(told, on=[*_KEY, "occurrence"], how="inner", maintain_order="left")
    if joined.is_empty():
        raise KnownError(
            "E602", "照合結果と正解表に共通の件がありません。組合せを確かめてください。"
        )
    return joined


def _occurrence() -> pl.Expr:
    """0 for the first row of a record id, 1 for its second: a record may be there twice."""
    return pl.int_range(pl.len(), dtype=pl.Int64).over(_KEY)


def _has_tag(tags: Iterable[str]) -> pl.Expr:
    wanted = list(tags)
    return pl.col("tag_list").list.eval(pl.element().is_in(wanted)).list.any()


def _demanded() -> pl.Expr:
    """What the strict policy demands: by the truth, save for the lost zero (by the result)."""
    lost_zero = _has_tag(["number_zero_dropped"]) & (pl.col("number_state") == "malformed")
    unusable = pl.col("true_number_state").is_in(UNUSABLE_STATES)
    return pl.col("is_mislink") | unusable | _has_tag(DEMANDED_TAGS) | lost_zero


def _share(hits: int, total: int) -> Rate:
    return Rate(hits, total, round(hits / total, 5) if total else 0.0)


def _rate(frame: pl.DataFrame, condition: pl.Expr) -> Rate:
    return _share(frame.filter(condition).height, frame.height)


def _counted(frame: pl.DataFrame, column: str) -> dict[str, int]:
    counts = frame.group_by(column).len().sort("len", column, descending=[True, False])
    return {str(value): int(count) for value, count in counts.iter_rows()}


def _load_by_tag(joined: pl.DataFrame) -> dict[str, Rate]:
    """For right links with a usable number: of the records with each tag, how many are reviewed."""
    usable = ~pl.col("is_mislink") & ~pl.col("true_number_state").is_in(UNUSABLE_STATES)
    tagged = joined.filter(usable).explode("tag_list")
    return {
        str(tag[0]) or "(相違なし)": _rate(group, pl.col("verdict") != "A")
        for tag, group in tagged.group_by("tag_list", maintain_order=True)
    }


def _accepted(mislinks: pl.DataFrame) -> tuple[AcceptedMislink, ...]:
    rows = mislinks.filter(pl.col("verdict") == "A")
    columns = ("extract", "record_id", "mislink_kind", "mislink_detail")
    return tuple(AcceptedMislink(*row) for row in rows.select(columns).iter_rows())


def _accepted_by_kind(mislinks: pl.DataFrame) -> dict[str, Rate]:
    return {
        str(kind[0]): _rate(group, pl.col("verdict") == "A")
        for kind, group in mislinks.group_by("mislink_kind", maintain_order=True)
    }


def _demanded_but_accepted(joined: pl.DataFrame) -> dict[str, int]:
    """Accepted records that carry a demanded tag: to be explained one by one."""
    accepted = joined.filter((pl.col("verdict") == "A") & _demanded() & ~pl.col("is_mislink"))
    tags = accepted.explode("tag_list").filter(pl.col("tag_list").is_in(list(DEMANDED_TAGS)))
    return _counted(tags, "tag_list")


def _candidates(joined: pl.DataFrame) -> CandidateRates:
    known, absent = pl.col("true_person_id") != "", pl.col("true_person_id") == ""
    state = pl.col("true_number_state")
    first = pl.col("best_candidate") == pl.col("true_person_id")
    unusable = state.is_in(UNUSABLE_STATES) & (state != "not_in_register")
    searched = joined.filter(pl.col("is_mislink") | state.is_in(UNUSABLE_STATES))
    missed = searched.filter(known & ~first).select("extract", "record_id", "mislink_kind")
    elsewhere = (state == "not_in_register") & known
    return CandidateRates(
        mislinks=_rate(joined.filter("is_mislink", known), first),
        without_number=_rate(joined.filter(unusable & known), first),
        not_in_register=_rate(joined.filter(elsewhere), first),
        nobody_when_absent=_rate(joined.filter(absent), pl.col("best_candidate") == ""),
        missed=tuple((str(a), str(b), str(c)) for a, b, c in missed.iter_rows()),
    )


def _queue(joined: pl.DataFrame) -> QueuePlaces:
    length = int(joined["queue_position"].max() or 0)  # type: ignore[arg-type]  # a whole number
    queued = joined.filter("is_mislink")
    positions = queued["queue_position"].drop_nulls().sort().to_list()
    head = [position for position in positions if position <= max(1, QUEUE_HEAD * length)]
    return QueuePlaces(_share(len(head), queued.height), tuple(positions))
