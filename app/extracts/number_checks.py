"""What is wrong with the individual numbers of a file, counted for the report; nothing is changed."""

import re
from collections import Counter
from dataclasses import dataclass, field

import polars as pl

from app.extracts.duplicates import Hashes, hashes, shared
from app.extracts.report import Findings
from app.extracts.values import flat
from app.extracts.zeros import ZeroCensus
from matching import number_key, parse_number

_PLAIN = r"^[0-9]{12}$"
_EXPONENT = re.compile(r"^\d(\.\d+)?E\+?\d{1,2}$", re.IGNORECASE)
_FORMULA = re.compile(r"^=\"?")
_FILLER = r"^(0{12}|1{12}|2{12}|3{12}|4{12}|5{12}|6{12}|7{12}|8{12}|9{12})$"
_PUBLISHED = ("123456789018", "123456789012", "012345678901")
"""Numbers that manuals print as examples."""

_ORDER = ("W404", "W405", "W402", "E403", "E406", "E407")


@dataclass(slots=True)
class NumberCensus:
    """Counts per message code, chunk by chunk."""

    zeros: ZeroCensus = field(default_factory=ZeroCensus)
    _counts: Counter[str] = field(default_factory=Counter)
    _numbers: list[Hashes] = field(default_factory=list)
    _people: list[Hashes] = field(default_factory=list)

    def look(self, frame: pl.DataFrame) -> None:
        """Count one chunk of a schema frame."""
        keys = number_key(frame["number"])
        plain_and_right = (keys == frame["number"]) & (keys != "") & ~keys.is_in(_PUBLISHED)
        self.zeros.zero_led += int((plain_and_right & keys.str.starts_with("0")).sum())
        if not plain_and_right.all():  # the usual number needs no closer look
            self._look_closely(frame["number"].filter(~plain_and_right))
        valid = keys != ""
        people = frame.select(pl.concat_str("name", "birth_date")).to_series().filter(valid)
        self._numbers.append(hashes(keys.filter(valid)))
        self._people.append(hashes(people))

    def _look_closely(self, raw: pl.Series) -> None:
        """Count what is odd about numbers that are not simply right."""
        numbers = raw.str.strip_chars()
        self.zeros.look(numbers)
        keys = number_key(raw)
        plain = numbers.str.contains(_PLAIN)
        filler = numbers.str.contains(_FILLER) | numbers.is_in(_PUBLISHED)
        self._counts["E407"] += int(filler.sum())
        self._counts["W402"] += int((plain & (keys == "") & ~filler).sum())
        odd = numbers.filter(~plain & (numbers != ""))
        for value, count in odd.value_counts().iter_rows():
            for code in _codes(value):
                self._counts[code] += count

    def conclude(self, findings: Findings, *, restored: int) -> None:
        """Write the messages.

        Args:
            findings: where they go.
            restored: how many numbers were given their zeros back.
        """
        for code in _ORDER:
            if count := self._counts[code]:
                findings.note(code, count=count)
        if restored:
            findings.note("W416", count=restored)
        elif self.zeros.shown:
            findings.note("W417", count=self.zeros.restorable)
        if short := self.zeros.short - restored:
            findings.note("E401", count=short)
        if groups := shared(self._numbers, self._people):
            findings.note("W408", count=groups)


def _codes(value: str) -> list[str]:
    """The messages one odd number cell deserves."""
    bare = flat(value)
    codes = []
    if _EXPONENT.match(bare):
        return ["E403"]
    if _FORMULA.match(bare):
        codes.append("W404")
    if re.fullmatch(r"\d{13}", re.sub(r"[\s\-]", "", bare)):
        return ["E406"]
    problem = parse_number(value).problem
    if problem == "" and re.search(r"\d[\s\-‐-―−ー]+\d", bare):
        codes.append("W405")
    if problem == "check_digit":
        codes.append("W402")
    if problem == "filler":
        codes.append("E407")
    return codes
