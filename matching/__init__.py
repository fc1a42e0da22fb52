"""Record linkage as pure functions: values in, values out. This module is its front door."""

from matching.agreement import Agreement, Comparison
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

__all__ = [
    "ATTRIBUTES",
    "CANDIDATE_SCHEMA",
    "DETAIL_SCHEMA",
    "RESIDENT_SCHEMA",
    "RESULT_SCHEMA",
    "SUBJECT_SCHEMA",
    "Agreement",
    "Comparison",
    "DifferenceKind",
    "DifferenceSpan",
    "Folding",
    "MatchResult",
    "Register",
    "Subjects",
    "align",
]
