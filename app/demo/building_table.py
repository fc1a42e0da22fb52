"""Words that building and facility names are made of.

How to add one: a word in its tuple; `{town}` stands for the town's name.
"""

FORMS: tuple[tuple[str, float], ...] = (
    ("{word}ハイツ", 6.0),
    ("{word}マンション", 4.0),
    ("{word}アパート", 3.0),
    ("{word}コーポ", 3.0),
    ("{word}ビル", 3.0),
    ("{word}ハウス", 2.0),
    ("{word}テラス", 2.0),
    ("{word}ガーデン", 2.0),
    ("{word}荘", 2.0),
    ("第二{word}ビル", 1.0),
    ("第２{word}荘", 0.5),
    ("{european}{letter}", 6.0),
    ("{european}{town}", 4.0),
    ("{european}・{word}", 0.7),
    ("{european}壱番館", 2.0),
    ("{european}Ⅱ", 2.0),
    ("{european}", 2.0),
    ("{latin}", 0.6),
)
"""Name forms of private buildings with their weights."""

PUBLIC_FORMS: tuple[tuple[str, str, str, float], ...] = (
    ("市営{town}住宅", "棟", "号", 4.0),
    ("{pref}営{town}住宅", "棟", "号", 3.0),
    ("{town}団地", "号棟", "号室", 4.0),
    ("ＵＲ{town}団地", "号棟", "号室", 0.5),
    ("雇用促進住宅{town}宿舎", "棟", "号", 0.5),
)
"""Housing with wings: name form, wing word, room word, weight."""

WORDS = (
    "はまなす", "さくら", "若葉", "みどり", "あさひ", "ひまわり", "松風", "千鳥", "白鳥", "光", "ふじ", "弥生",
    "すみれ", "青葉", "富士見", "寿", "こまどり", "大和", "{town}", "{town}", "{town}",
)  # fmt: skip
EUROPEAN = (
    "グランドール", "サンハイツ", "フローラル", "ドミール", "カーサ", "セジュール", "シャトー", "レジデンス", "アーバン",
    "ロイヤルハイツ", "パークサイド", "メゾン", "ヴィラ", "エスポワール", "プラザ", "コーポラス", "ハイム", "ラ・フォーレ",
)  # fmt: skip
LATIN = ("ＧＲＡＮ　ＣＯＵＲＴ", "Ｓ－ＦＯＲＴ", "Ｍ’ｓ　ＨＯＵＳＥ", "ＣＯＳＭＯ　ＶＩＬＬＡ")
LETTERS = ("Ａ", "Ｂ", "Ｃ", "Ⅰ", "")

FACILITIES: tuple[tuple[str, float], ...] = (
    ("{word}病院", 3.0),
    ("{town}中央病院", 2.0),
    ("医療法人{word}会　{town}病院", 1.0),
    ("特別養護老人ホーム{word}苑", 3.0),
    ("介護老人保健施設{word}の里", 2.0),
    ("グループホーム{word}", 3.0),
    ("救護施設{word}寮", 1.0),
    ("障害者支援施設{word}園", 2.0),
    ("サービス付き高齢者向け住宅{word}", 1.0),
)
"""Facilities whose residents share one address."""
