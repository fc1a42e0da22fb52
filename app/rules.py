"""The rules of the program as loaded from resources/rules: for matching, and as words for people.

Other parts ask here for the Japanese words of a code (`load_rules().word(RuleKind.CAUSE, "E1")`),
for the rule set that matching takes, for the policies, and for the one digest of all rule files
that is printed on every paper.

How to add a rule table: one file in resources/rules and one row in RuleKind.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256

from app.bundled import resource, text
from app.errors import KnownError
from matching import Policy, RuleSet, RuleTexts, build_rules, policy_from_mapping, read_tsv


class RuleKind(StrEnum):
    """The tables with words; the value is the file's stem."""

    CLASS = "classes"
    REASON = "reasons"
    SIGNATURE = "signatures"
    CAUSE = "causes"
    CAUTION = "cautions"
    NEVER = "never_rules"
    QUEUE = "queue"


_DATA_FILES = ("decision_table.toml", "evidence.toml")
_DIGESTED = ("weights.toml",)  # read elsewhere; it ranks candidates and decides nothing
_KEY = {RuleKind.QUEUE: "order"}


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule table: the rule set for matching and all rows with their words, in file order."""

    rule_set: RuleSet
    tables: Mapping[RuleKind, Mapping[str, Mapping[str, str]]]
    version: str  # of the decision table

    @property
    def digest(self) -> str:
        """sha256 over every rule file, hex."""
        return self.rule_set.digest

    def word(self, kind: RuleKind, code: str) -> str:
        """The Japanese words of a code; "" for the empty code. Raises KeyError if unknown."""
        return self.tables[kind][code]["words"] if code else ""

    def explanation(self, kind: RuleKind, code: str) -> str:
        """One or two sentences on a code. Raises KeyError if unknown."""
        return self.tables[kind][code]["explanation"]

    def reason_words(self, codes: str, *, attribute: str) -> tuple[str, ...]:
        """The words of the `;`-joined reason codes that speak of one attribute, each once, in order.

        `attribute` is name, kana, birth_date, sex, address, number or record.
        """
        rows = (self.tables[RuleKind.REASON][code] for code in codes.split(";") if code)
        return tuple(dict.fromkeys(row["words"] for row in rows if row["attribute"] == attribute))

    def words(self, kind: RuleKind, codes: str) -> tuple[str, ...]:
        """The words of `;`-joined codes, in their order."""
        return tuple(self.word(kind, code) for code in codes.split(";") if code)

    def group_ok(self, signature: str) -> bool:
        """Whether the rule book marks this signature 一括可."""
        return signature in self.rule_set.group_signatures


@cache
def load_rules() -> Rules:
    """The rules that travel with the program; read once."""
    files = {f"{kind}.tsv": text("rules", f"{kind}.tsv") for kind in RuleKind}
    files |= {name: text("rules", name) for name in (*_DATA_FILES, *_DIGESTED)}
    decision_table, evidence = (tomllib.loads(files[name]) for name in _DATA_FILES)
    texts = RuleTexts(
        decision_table=decision_table,
        evidence=evidence,
        signatures=files["signatures.tsv"],
        causes=files["causes.tsv"],
        cautions=files["cautions.tsv"],
        queue=files["queue.tsv"],
    )
    tables = {kind: _by_code(files[f"{kind}.tsv"], _KEY.get(kind, "code")) for kind in RuleKind}
    rule_set = build_rules(texts, digest=_digest(files))
    return Rules(rule_set, tables, rule_set.decision.version)


def load_policy(name: str) -> Policy:
    """The bundled policy of this name.

    Raises:
        KnownError: E131, there is none.
    """
    if name not in policy_names():
        known = "、".join(policy_names())
        raise KnownError("E131", f"照合方針の名前が違います。使える名前は {known} です。")
    content = text("policies", f"{name}.toml")
    digest = sha256(content.encode()).hexdigest()
    return policy_from_mapping(tomllib.loads(content), digest=digest)


def policy_names() -> tuple[str, ...]:
    """The names of the bundled policies, the default `strict` first, then by name."""
    files = (entry.name for entry in resource("policies").iterdir())
    names = sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml"))
    return tuple(sorted(names, key=lambda name: name != "strict"))


def _by_code(tsv: str, key: str) -> dict[str, dict[str, str]]:
    return {row[key]: row for row in read_tsv(tsv)}


def _digest(files: Mapping[str, str]) -> str:
    """sha256 over names and contents, in name order, each closed by a zero byte."""
    whole = sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{files[name]}\0".encode())
    return whole.hexdigest()
