"""The truth is honest: it names every difference, and none that is not there."""

from collections import Counter
from datetime import date

import pytest

from app.demo import TAGS
from app.demo.mislinks import DETAILS
from app.demo.numbers import is_valid
from app.demo.script import compact_wareki, full_digits, half_digits, half_kana, long_wareki

NO_VISIBLE_TRACE = {
    "trailing_space",  # may stand in another column
    "double_registration",
    "gaiji_geta",  # both sides may have lost the same character
    "omission_ambiguous",
    "given_name_reading",
    "surname_reading",
}
CHANGES_THE_READING = {
    "foreign_alias", "surname_changed", "former_surname_registered", "romaji_order",
}  # fmt: skip


def pairs(data):
    """(truth row, business row, resident of the record or None, linked resident or None)."""
    residents = {row["宛名番号"]: row for row in data.register.iter_rows(named=True)}
    keys = {"techo": "手帳番号", "seiho": "整理番号", "jiritsu": "受給者番号"}
    records = {
        (extract, row[key]): row
        for extract, key in keys.items()
        for row in getattr(data, extract).iter_rows(named=True)
    }
    for truth in data.truth.iter_rows(named=True):
        record = records[truth["extract"], truth["record_id"]]
        yield (
            truth,
            record,
            residents.get(truth["true_person_id"]),
            residents.get(truth["linked_person_id"]),
        )


def digits(record):
    written = half_digits(record["個人番号"]).removesuffix(".0")
    return "".join(char for char in written if char.isdigit())


def tags_of(truth, field):
    return {tag for tag in truth["tags"].split("|") if tag and TAGS[tag].field == field}


def born(resident):
    text = resident["生年月日"]
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def as_usual(extract, record, resident):
    """Field to (what the record says, what it would say without any difference)."""
    home = resident["住所"] + ("\u3000" + resident["方書"] if resident["方書"] else "")
    if extract == "techo":
        sex = {"男": "1", "女": "2"}[resident["性別"]]
        return {
            "name": (record["氏名"], resident["氏名"]),
            "kana": (record["氏名ｶﾅ"], half_kana(resident["氏名カナ"])),
            "birth_date": (record["生年月日"], compact_wareki(born(resident))),
            "sex": (record["性別"], sex),
            "address": (record["住所"], home),
        }
    if extract == "seiho":
        return {
            "name": (record["氏名"], resident["氏名"]),
            "kana": (record["フリガナ"], resident["氏名カナ"]),
            "birth_date": (record["生年月日"], long_wareki(born(resident))),
            "sex": (record["性別"], resident["性別"]),
            "address": (record["居住地"], home),
        }
    said = "\u3000".join(filter(None, (record["住所"], record["建物名・部屋番号"])))
    return {
        "name": (f"{record['姓']}\u3000{record['名']}", resident["氏名"]),
        "kana": (f"{record['セイ']}\u3000{record['メイ']}", resident["氏名カナ"]),
        "birth_date": (record["生年月日"], born(resident).isoformat()),
        "address": (said, half_digits(home)),
    }


def test_only_known_tags_are_used(data):
    used = {tag for tags in data.truth["tags"] for tag in tags.split("|") if tag}

    assert used <= set(TAGS)
    assert len(used) > 50


def test_residents_have_distinct_valid_numbers(data):
    numbers = data.register["個人番号"]

    assert numbers.n_unique() == data.register.height == data.options.residents
    assert all(is_valid(number) for number in numbers)


def test_the_number_of_a_record_belongs_to_its_linked_person(data):
    for truth, record, _, linked in pairs(data):
        if truth["number_state"] in ("ok", "duplicate"):
            written = digits(record)
            if "number_zero_dropped" in truth["tags"]:
                written = written.zfill(12)
            assert linked is not None
            assert written == linked["個人番号"]
        else:
            assert linked is None


def test_number_states_are_what_they_say(data):
    residents = set(data.register["個人番号"])
    for truth, record, _, _ in pairs(data):
        state, written = truth["number_state"], digits(record)
        if state == "check_digit_invalid":
            assert not is_valid(written)
        elif state == "not_in_register":
            assert written.zfill(12) not in residents
            assert is_valid(written.zfill(12))
        elif state == "missing":
            assert not is_valid(written) or len(set(written)) == 1


def test_duplicates_are_those_and_only_those_that_occur_twice(data):
    counted = Counter(
        (truth["extract"], truth["linked_person_id"])
        for truth in data.truth.iter_rows(named=True)
        if truth["linked_person_id"]
    )
    for truth in data.truth.iter_rows(named=True):
        twice = counted[truth["extract"], truth["linked_person_id"]] > 1
        assert (truth["number_state"] == "duplicate") == twice


def test_a_wrong_link_is_a_usable_number_of_somebody_else(data):
    known = {detail for rows in DETAILS.values() for detail, _ in rows}
    for truth in data.truth.iter_rows(named=True):
        elsewhere = truth["linked_person_id"] not in (None, truth["true_person_id"])
        assert (truth["is_mislink"] == "true") == elsewhere
        assert bool(truth["mislink_kind"]) == elsewhere
        if elsewhere:
            assert (truth["mislink_kind"], truth["mislink_detail"]) in known


def test_nobody_is_mistaken_for_someone_the_files_cannot_tell_apart(data):
    for truth, _, resident, linked in pairs(data):
        if truth["is_mislink"] == "true" and resident:
            columns = ("氏名", "生年月日", "性別", "住所", "方書")
            assert [resident[c] for c in columns] != [linked[c] for c in columns]


@pytest.mark.parametrize("field", ["name", "kana", "birth_date", "sex", "address"])
def test_an_untagged_field_is_written_as_usual(data, field):
    for truth, record, resident, _ in pairs(data):
        if resident is None:
            continue
        fields = as_usual(truth["extract"], record, resident)
        tags = set(truth["tags"].split("|"))
        spoken = field == "kana" and tags & CHANGES_THE_READING
        excused = tags_of(truth, field) or spoken or "trailing_space" in tags
        if field in fields and not excused:
            assert fields[field][0] == fields[field][1], truth["tags"]


@pytest.mark.parametrize("field", ["name", "birth_date", "sex", "address"])
def test_a_tagged_field_does_differ(data, field):
    for truth, record, resident, _ in pairs(data):
        tags = tags_of(truth, field) - NO_VISIBLE_TRACE
        if resident is not None and tags:
            said, usual = as_usual(truth["extract"], record, resident)[field]
            assert said != usual, truth["tags"]


def test_register_status_is_told(data):
    words = {"死亡": "register_dead", "転出": "register_moved_out", "国外転出": "register_abroad"}
    for truth, _, resident, _ in pairs(data):
        if resident is not None:
            expected = {words[resident["異動事由"]]} if resident["異動事由"] in words else set()
            assert tags_of(truth, "register") == expected


def test_number_width_is_told(data):
    for truth, record, _, linked in pairs(data):
        if linked is not None and not tags_of(truth, "number"):
            usual = linked["個人番号"]
            assert record["個人番号"] == (
                full_digits(usual) if truth["extract"] == "seiho" else usual
            )
