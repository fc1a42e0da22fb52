"""Comparisons of one attribute each: two values in, an Agreement with its reasons and parts out."""

from matching.compare.birth_dates import compare_birth_dates, compare_read_birth_dates
from matching.compare.kana import compare_kana
from matching.compare.name_shapes import (
    ReadResidentName,
    ReadSubjectName,
    ResidentName,
    SubjectName,
    read_resident_name,
    read_subject_name,
)
from matching.compare.names import compare_names, compare_read_names
from matching.compare.sexes import compare_sexes

__all__ = [
    "ReadResidentName",
    "ReadSubjectName",
    "ResidentName",
    "SubjectName",
    "compare_birth_dates",
    "compare_kana",
    "compare_names",
    "compare_read_birth_dates",
    "compare_read_names",
    "compare_sexes",
    "read_resident_name",
    "read_subject_name",
]
