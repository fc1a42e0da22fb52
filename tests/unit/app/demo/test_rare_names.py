"""The demonstration always shows the four rare kanji, on both sides and in the truth."""

import polars as pl

from app.demo import DemoOptions, generate, with_rare_names
from app.demo.rare_names import RARE_NAMES


def test_four_moved_people_bear_rare_surnames() -> None:
    data = with_rare_names(generate(DemoOptions(subjects=600, residents=6_000, seed=1)))
    for name in RARE_NAMES:
        (record,) = data.jiritsu.filter(pl.col("姓") == name.business).to_dicts()[:1]
        truth = data.truth.filter(pl.col("record_id") == record["受給者番号"]).to_dicts()[0]
        person = data.register.filter(pl.col("宛名番号") == truth["true_person_id"]).to_dicts()[0]
        assert name.tag in truth["tags"].split("|")
        assert person["氏名"].endswith(record["名"])
