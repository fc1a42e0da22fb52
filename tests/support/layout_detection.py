"""Whether a file of a further demonstration layout is detected without help, and read rightly."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from app.demo import DemoData
from app.demo.layouts.files import LayoutFile
from app.errors import KnownError
from app.extracts import UNWATCHED, Options, read_register, read_subjects
from matching import birth_date_key, number_key, sex_key

_REGISTER_NAMES: Mapping[str, str] = {
    "number": "個人番号",
    "name": "氏名",
    "kana": "氏名カナ",
    "birth_date": "生年月日",
    "sex": "性別",
    "address": "住所",
}
_WITHOUT_KEY = ("juki_net.csv",)
_WITHOUT_KANA = ("juki_net.csv",)
_MOST = {"name": 0.7, "address": 0.8}
_USUAL_MOST = 0.9
"""Share of the rows whose values must be the person's own: extracts carry differences on purpose,
names most of all."""


def fault(file: LayoutFile, data: DemoData, folder: Path) -> str:
    """What is wrong with the reading of one file, "" where nothing is."""
    path = folder / file.name
    path.write_bytes(file.content)
    try:
        return (
            _register_fault(path, data)
            if file.truth is None
            else _subject_fault(path, file.truth, data)
        )
    except KnownError as error:
        return str(error)


def _subject_fault(path: Path, truth: pl.DataFrame, data: DemoData) -> str:
    frame = read_subjects([path], Options(), UNWATCHED).subjects.frame
    wanted = truth["record_id"].to_list()
    if frame["record_id"].to_list() != wanted:
        known = len(set(wanted) & set(frame["record_id"].to_list()))
        return f"{known} of {len(wanted)} records under their own key"
    frame = frame.with_columns(person=truth["true_person_id"])
    return _different(frame, data, "person", leave_out=())


def _register_fault(path: Path, data: DemoData) -> str:
    extract = read_register([path], Options(), UNWATCHED)
    frame = pl.concat(extract.chunks())
    if path.name in _WITHOUT_KEY:
        frame = frame.with_columns(resident_id=data.register["宛名番号"])
    if set(frame["resident_id"]) != set(data.register["宛名番号"]):
        return "residents under other keys"
    left_out = ("kana",) if path.name in _WITHOUT_KANA else ()
    return _different(frame, data, "resident_id", leave_out=left_out)


def _different(frame: pl.DataFrame, data: DemoData, key: str, *, leave_out: tuple[str, ...]) -> str:
    """The attributes that do not hold the values of the person, by their share."""
    people = data.register.select("宛名番号", *_REGISTER_NAMES.values()).unique("宛名番号")
    both = frame.join(people, left_on=key, right_on="宛名番号", how="inner")
    faults = []
    for attribute, column in _REGISTER_NAMES.items():
        if attribute in leave_out:
            continue
        share = _share_alike(attribute, both[attribute], both[column])
        if share < _MOST.get(attribute, _USUAL_MOST):
            faults.append(f"{attribute} {share:.0%}")
    return ", ".join(faults)


def _share_alike(attribute: str, ours: pl.Series, theirs: pl.Series) -> float:
    """Share of the rows with the same value, or, where values differ by right, with the like of it."""
    if attribute == "number":
        keys = number_key(ours)
        return float(((keys != "") | (ours.str.len_chars() >= 10)).mean() or 0)
    if attribute == "birth_date":
        return float((birth_date_key(ours) == birth_date_key(theirs)).mean() or 0)
    if attribute == "sex":
        return float((sex_key(ours) == sex_key(theirs)).mean() or 0)
    if attribute == "name":
        same = ours.str.slice(0, 1) == theirs.str.slice(0, 1)
        return float((same | ours.str.contains("[A-Za-zァ-ヶ〓]")).mean() or 0)
    if attribute == "kana":
        return float((~ours.str.contains(r"[一-鿿0-9]")).mean() or 0)
    return float((ours.str.contains("[都道府県市区町村]|[0-9０-９一二三四五六七八九]")).mean() or 0)
