"""Record linkage as pure functions: values in, values out. This module is its front door."""

from matching.addresses import (
    AddressKind,
    AddressText,
    ParsedAddress,
    TownList,
    address_key,
    build_towns,
    compare_addresses,
    compare_parsed,
    parse_address,
)
from matching.agreement import Agreement, Comparison
from matching.compare import (
    ResidentName,
    SubjectName,
    compare_birth_dates,
    compare_kana,
    compare_names,
    compare_read_birth_dates,
    compare_read_names,
    compare_sexes,
    read_resident_name,
    read_subject_name,
)
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
from matching.engine import match
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
from matching.normalise.birth_dates import birth_date_key, parse_birth_date
from matching.normalise.birth_days import BirthDate, BirthProblem
from matching.normalise.kana import KanaText, parse_kana
from matching.normalise.kana_keys import kana_key, reading_key
from matching.normalise.name_keys import name_key, name_key_of
from matching.normalise.names import PersonName, parse_name
from matching.normalise.numbers import (
    IndividualNumber,
    NumberProblem,
    number_key,
    parse_number,
)
from matching.normalise.sexes import Sex, parse_sex, sex_key
from matching.policy import Policy, policy_from_mapping
from matching.progress import Progress
from matching.rule_rows import Fact, read_tsv
from matching.ruleset import RuleSet, RuleTexts, build_rules
from matching.settings import RunSettings
from matching.shelf import MemoryShelf, Shelf
from matching.tables import JukiTable, Tables, VariantTable, build_juki, build_variants
from matching.weights import Weights, weights_from_mapping

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
    "AddressKind",
    "AddressText",
    "Agreement",
    "BirthDate",
    "BirthProblem",
    "Comparison",
    "Condition",
    "Decision",
    "DecisionTable",
    "DifferenceKind",
    "DifferenceSpan",
    "Fact",
    "Folding",
    "IndividualNumber",
    "JukiTable",
    "KanaText",
    "MatchResult",
    "MemoryShelf",
    "NumberProblem",
    "ParsedAddress",
    "PersonName",
    "Policy",
    "Progress",
    "Register",
    "ResidentName",
    "RuleSet",
    "RuleTexts",
    "RunSettings",
    "Sex",
    "Shelf",
    "SubjectName",
    "Subjects",
    "Tables",
    "TownList",
    "VariantTable",
    "Weights",
    "address_key",
    "align",
    "birth_date_key",
    "build_juki",
    "build_rules",
    "build_towns",
    "build_variants",
    "compare_addresses",
    "compare_birth_dates",
    "compare_kana",
    "compare_names",
    "compare_parsed",
    "compare_read_birth_dates",
    "compare_read_names",
    "compare_sexes",
    "decide",
    "decide_one",
    "decision_table_from_mapping",
    "judge",
    "kana_key",
    "match",
    "name_key",
    "name_key_of",
    "neutral_context",
    "neutral_pair",
    "number_key",
    "parse_address",
    "parse_birth_date",
    "parse_kana",
    "parse_name",
    "parse_number",
    "parse_sex",
    "policy_from_mapping",
    "read_condition",
    "read_resident_name",
    "read_subject_name",
    "read_tsv",
    "reading_key",
    "reconstruct",
    "sex_key",
    "weights_from_mapping",
]
