"""Record linkage as pure functions: values in, values out. This module is its front door."""

from matching.agreement import Agreement, Comparison
from matching.conditions import Condition, read_condition
from matching.context import CONTEXT_SCHEMA, PAIR_SCHEMA, neutral_context, neutral_pair
from matching.decision import (
    CLASSES,
    Decision,
    DecisionTable,
    decide,
    decide_one,
    decision_table_from_mapping,
    reconstruct,
)
from matching.differences import DifferenceKind, DifferenceSpan, Folding, align
from matching.frames import (
    ATTRIBUTES,
    CANDIDATE_SCHEMA,
    DETAIL_SCHEMA,
    RESIDENT_SCHEMA,
    RESULT_SCHEMA,
    SUBJECT_SCHEMA,
    MatchResult,
    Register,
    Subjects,
)
from matching.judgement import JUDGEMENT_SCHEMA, judge
from matching.policy import Policy, policy_from_mapping
from matching.rule_rows import read_tsv
from matching.ruleset import RuleSet, RuleTexts, build_rules

__all__ = [
    "ATTRIBUTES",
    "CANDIDATE_SCHEMA",
    "CLASSES",
    "CONTEXT_SCHEMA",
    "DETAIL_SCHEMA",
    "JUDGEMENT_SCHEMA",
    "PAIR_SCHEMA",
    "RESIDENT_SCHEMA",
    "RESULT_SCHEMA",
    "SUBJECT_SCHEMA",
    "Agreement",
    "Comparison",
    "Condition",
    "Decision",
    "DecisionTable",
    "DifferenceKind",
    "DifferenceSpan",
    "Folding",
    "MatchResult",
    "Policy",
    "Register",
    "RuleSet",
    "RuleTexts",
    "Subjects",
    "align",
    "build_rules",
    "decide",
    "decide_one",
    "decision_table_from_mapping",
    "judge",
    "neutral_context",
    "neutral_pair",
    "policy_from_mapping",
    "read_condition",
    "read_tsv",
    "reconstruct",
]
