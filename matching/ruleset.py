"""All rule tables of the program in one value, built from the texts of resources/rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.decision import DecisionTable, decision_table_from_mapping
from matching.rule_rows import Fact, RuleRow, facts_from_mapping, read_tsv, rule_rows


@dataclass(frozen=True, slots=True)
class Lane:
    """One tier of the queue: its place, its lane (eye, inquiry, unnumbered) and its rule."""

    tier: int
    lane: str
    row: RuleRow


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What the machine may say, as data. `digest` is printed on every paper."""

    digest: str  # sha256 over the rule files, hex
    decision: DecisionTable
    evidence: tuple[Fact, ...]
    signatures: tuple[RuleRow, ...]
    group_signatures: frozenset[str]  # the codes marked 一括可
    causes: tuple[RuleRow, ...]
    cautions: tuple[RuleRow, ...]
    queue: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class RuleTexts:
    """The rule files as read: two parsed TOML mappings and four TSV texts."""

    decision_table: Mapping[str, object]
    evidence: Mapping[str, object]
    signatures: str
    causes: str
    cautions: str
    queue: str


def build_rules(texts: RuleTexts, *, digest: str) -> RuleSet:
    """The rule set from the texts of its files.

    Raises:
        ValueError, KeyError, TypeError: a file is not what its head describes.
    """
    grouped = {row["code"] for row in read_tsv(texts.signatures) if row["group_ok"] == "true"}
    return RuleSet(
        digest=digest,
        decision=decision_table_from_mapping(texts.decision_table),
        evidence=facts_from_mapping(texts.evidence),
        signatures=rule_rows(texts.signatures, code="code"),
        group_signatures=frozenset(grouped),
        causes=rule_rows(texts.causes, code="code"),
        # a caution without a condition is given by other parts of the program, never here
        cautions=tuple(row for row in rule_rows(texts.cautions, code="code") if row.when.text),
        queue=_lanes(texts.queue),
    )


def _lanes(text: str) -> tuple[Lane, ...]:
    lanes = [row["lane"] for row in read_tsv(text)]
    rows = rule_rows(text, code="order")
    return tuple(Lane(int(row.code), lane, row) for lane, row in zip(lanes, rows, strict=True))
