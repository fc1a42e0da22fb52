"""Names as written: words, boundary, wildcards, notes; bulk keys equal to single ones."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tables import load_tables
from matching import name_key, parse_name
from matching.normalise.name_keys import name_key_of
from matching.normalise.names import Script

NAME_CHARACTERS = st.sampled_from(
    "山田佐々木邉邊辺斎斉花子一〓●?〇ヱエゑづズゞーｰ-ｶﾞ゛ァア・･ 　\u200b\U000e0100AbＬé'.,（）()[]様殿氏旧姓他1２名\ue000\uac00⼭\ufa19※&#;"
)
NAME_TEXTS = st.one_of(st.text(NAME_CHARACTERS, max_size=14), st.text(max_size=14))


@pytest.mark.parametrize(
    ("text", "words", "boundary"),
    [
        ("山田　太郎", ("山田", "太郎"), 2),
        ("山田太郎", ("山田太郎",), -1),
        ("山　田　太　郎", ("山", "田", "太", "郎"), -1),
        ("山　田　　太　郎", ("山", "田", "太", "郎"), 2),
        ("山田 太 郎", ("山田", "太", "郎"), 2),
        ("山 田 太郎", ("山", "田", "太郎"), 2),
        ("林　誠", ("林", "誠"), 1),
        ("山田，太郎", ("山田", "太郎"), 2),
        ("山田マリア 花子", ("山田マリア", "花子"), 5),
        ("佐藤 マリア 花子", ("佐藤", "マリア", "花子"), 2),
        ("NGUYEN VAN AN", ("NGUYEN", "VAN", "AN"), 6),
        ("グエン・ヴァン・アン", ("グエン", "ヴァン", "アン"), 3),
        ("", (), -1),
        (" 　", (), -1),
    ],
)
def test_words_and_boundary(text: str, words: tuple[str, ...], boundary: int) -> None:
    name = parse_name(text, load_tables())

    assert (name.words, name.boundary) == (words, boundary)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("佐々木　花子", "佐佐木花子"),
        ("奈々", "奈奈"),
        ("すゞ", "すず"),
        ("いすゞ", "いすず"),
        ("サヽ", "ササ"),
        ("ジョ−ジ", "ジョージ"),
        ("辻\U000e0100　正大", "辻正大"),
        ("山田太郎様", "山田太郎"),
        ("山田　様", "山田様"),
        ("山田花子(旧姓 佐藤)", "山田花子"),
        ("佐藤［旧姓　山田］花子", "佐藤花子"),
        ("山田太郎　外１名", "山田太郎"),
        ("故　山田太郎", "山田太郎"),
        ("山田太郎※要確認", "山田太郎"),
        ("渡(外字)　一", "渡〓一"),
        ("渡&#37002;　一", "渡邊一".replace("邊", chr(37002))),
        ("渡●　一", "渡〓一"),
        ("渡・　一", "渡〓一"),
        ("O’Brien Patrick", "OBRIENPATRICK"),
        ("GONÇALVES  JOSÉ", "GONCALVESJOSE"),
        ("(山田太郎)", "山田太郎"),
        ("不明", ""),
    ],
)
def test_the_canonical_text(text: str, expected: str) -> None:
    assert parse_name(text, load_tables()).text == expected


def test_raw_juki_codes_are_read() -> None:
    tables = load_tables()
    code, character = next(iter(tables.juki.characters.items()))
    name = parse_name(f"{chr(code)}田　一郎", tables)

    assert name.text == f"{character}田一郎"
    assert "name_juki_code" in dict(name.traces)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("山田　ハナ", Script.KANJI),
        ("やまだ　ハナ", Script.KANA),
        ("Ｌi Na", Script.LATIN),
        ("L? NA", Script.LATIN),
        ("", Script.NONE),
        ("ー", Script.KANA),
    ],
)
def test_script(text: str, script: Script) -> None:
    assert parse_name(text, load_tables()).script == script


@given(NAME_TEXTS)
def test_reading_is_total_and_folds_keep_their_length(text: str) -> None:
    name = parse_name(text, load_tables())

    assert name.raw == text
    assert {len(name.text)} == {len(fold) for fold in (*name.folds, name.sounds)}
    assert -1 <= name.boundary <= len(name.text)
    assert name.has_wildcard == any(sign in name.text for sign in "〓\uf8ff")


@given(
    st.text(
        st.sampled_from("山田佐々木邉邊斎斉花子一〓●?ヱエゑづズーｰｶァア 　\U000e0100AbＬé\ufa19⼭"),
        max_size=10,
    )
)
def test_the_canonical_text_reads_as_itself(text: str) -> None:
    tables = load_tables()
    once = parse_name(text, tables).folds[2]

    assert parse_name(once, tables).folds[2] == once


@given(st.lists(st.one_of(NAME_TEXTS, st.none()), max_size=8))
def test_bulk_keys_are_the_single_keys(texts: list[str | None]) -> None:
    tables = load_tables()
    keys = name_key(pl.Series("name", texts, dtype=pl.String), tables)

    assert keys.to_list() == [name_key_of(text or "", tables) for text in texts]
    assert keys.name == "name"


def test_many_names_have_the_keys_of_few() -> None:
    tables = load_tables()
    few = pl.Series(["渡邉　一", "斉藤　ヅヱ子", "佐々木花子様", "髙﨑　𠮷", ""])
    many = pl.concat([few] * 5_000)

    assert name_key(many, tables).equals(pl.concat([name_key(few, tables)] * 5_000))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("渡邉　一", "渡辺 一"),
        ("斉藤　千礼", "齋藤千礼"),
        ("木村　キミヱ", "木村　きみえ"),
        ("Shrestha Ram Bahadur", "ＲＡＭ　ＢＡＨＡＤＵＲ　ＳＨＲＥＳＴＨＡ"),
        ("佐々木　花子様", "佐佐木花子"),
    ],
)
def test_spellings_of_one_name_share_a_key(left: str, right: str) -> None:
    tables = load_tables()

    assert name_key_of(left, tables) == name_key_of(right, tables)
