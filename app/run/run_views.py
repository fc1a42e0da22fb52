"""Runs in words."""

import json
from collections.abc import Mapping

from app.errors import KnownError
from app.rules import RuleKind, load_policy, load_rules
from app.store.runs import RunRow
from app.views import RunSummary
from app.words import RUN_STATE_WORDS

_SHORT = 8


def run_summary(row: RunRow, names: Mapping[str, str]) -> RunSummary:
    """One run in words."""
    facts = dict(json.loads(row.facts))
    seconds = facts.get("seconds", {})
    return RunSummary(
        run_id=row.run_id,
        state=row.state,
        state_words=RUN_STATE_WORDS[row.state],
        started_at=row.started_at,
        finished_at=row.finished_at,
        started_by=names.get(row.started_by, ""),
        subjects=int(facts.get("subjects", 0)),
        residents=int(facts.get("residents", 0)),
        verdicts=tuple((str(k), int(v)) for k, v in facts.get("verdicts", {}).items()),
        classes=_worded(facts.get("classes", {}), RuleKind.CLASS),
        signatures=_worded(facts.get("signatures", {}), RuleKind.SIGNATURE),
        policy=_policy_words(row.policy, facts),
        digests=tuple((str(k), str(v)) for k, v in facts.get("digests", {}).items()),
        seconds=float(seconds.get("total", 0.0)) if isinstance(seconds, dict) else 0.0,
        current=bool(row.is_current),
    )


def _worded(counts: Mapping[str, int], kind: RuleKind) -> tuple[tuple[str, str, int], ...]:
    table = load_rules().tables[kind]
    return tuple(
        (code, table[code]["words"] if code in table else code, int(count))
        for code, count in counts.items()
    )


def _policy_words(name: str, facts: Mapping[str, object]) -> str:
    try:
        words = load_policy(name).words
    except KnownError:
        words = name
    digests = facts.get("digests", {})
    digest = str(digests.get("照合方針", ""))[:_SHORT] if isinstance(digests, dict) else ""
    return f"{words} {facts.get('policy_version', '')} {digest}".strip()
