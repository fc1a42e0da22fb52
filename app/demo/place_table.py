"""Which municipalities a demonstration may lie in, by the way their lots are written.

How to add one: a row (slot, prefecture, city, ward) with the names of the bundled town list; a
town (町) or village keeps its county out of the row. Each seed takes one row of every slot.
"""

from typing import NamedTuple


class PlaceRow(NamedTuple):
    """One municipality that may be chosen for its slot."""

    slot: str
    prefecture: str
    city: str
    ward: str


SLOT_WEIGHTS: dict[str, float] = {
    "metro": 30.0,  # 一丁目２番３号
    "sakai": 15.0,  # １丁２番３号
    "kyoto_centre": 8.0,  # 通り名上る町名１２３番地
    "kyoto_outer": 8.0,
    "banchi": 11.0,  # 町名１２３番地４, partly 丁目
    "merged": 12.0,  # a former town's name leads the town name
    "hokkaido": 7.0,  # 北一条西三丁目
    "line": 1.0,  # 東３線１２号
    "jiwari": 2.5,  # 第３５地割６２番地
    "aza": 4.0,  # 大字…字…
    "kootsu": 1.0,  # 甲１２３番地
    "iroha": 1.5,  # イ１２３番地
}
"""Shares of residents, before each seed varies them."""

PLACES: tuple[PlaceRow, ...] = (
    PlaceRow("metro", "神奈川県", "横浜市", "港北区"),
    PlaceRow("metro", "愛知県", "名古屋市", "千種区"),
    PlaceRow("metro", "福岡県", "福岡市", "博多区"),
    PlaceRow("metro", "宮城県", "仙台市", "青葉区"),
    PlaceRow("metro", "広島県", "広島市", "西区"),
    PlaceRow("metro", "埼玉県", "さいたま市", "浦和区"),
    PlaceRow("metro", "埼玉県", "さいたま市", "大宮区"),
    PlaceRow("metro", "神奈川県", "川崎市", "中原区"),
    PlaceRow("metro", "東京都", "葛飾区", ""),
    PlaceRow("metro", "千葉県", "千葉市", "稲毛区"),
    PlaceRow("metro", "兵庫県", "西宮市", ""),
    PlaceRow("sakai", "大阪府", "堺市", "堺区"),
    PlaceRow("sakai", "大阪府", "堺市", "北区"),
    PlaceRow("sakai", "大阪府", "堺市", "西区"),
    PlaceRow("kyoto_centre", "京都府", "京都市", "中京区"),
    PlaceRow("kyoto_centre", "京都府", "京都市", "上京区"),
    PlaceRow("kyoto_centre", "京都府", "京都市", "下京区"),
    PlaceRow("kyoto_outer", "京都府", "京都市", "右京区"),
    PlaceRow("kyoto_outer", "京都府", "京都市", "東山区"),
    PlaceRow("kyoto_outer", "京都府", "京都市", "伏見区"),
    PlaceRow("kyoto_outer", "京都府", "京都市", "北区"),
    PlaceRow("banchi", "岐阜県", "岐阜市", ""),
    PlaceRow("banchi", "富山県", "富山市", ""),
    PlaceRow("banchi", "愛知県", "豊田市", ""),
    PlaceRow("banchi", "茨城県", "水戸市", ""),
    PlaceRow("banchi", "和歌山県", "和歌山市", ""),
    PlaceRow("banchi", "大分県", "大分市", ""),
    PlaceRow("banchi", "鳥取県", "鳥取市", ""),
    PlaceRow("banchi", "岡山県", "倉敷市", ""),
    PlaceRow("merged", "島根県", "出雲市", ""),
    PlaceRow("merged", "島根県", "松江市", ""),
    PlaceRow("merged", "岐阜県", "高山市", ""),
    PlaceRow("merged", "長野県", "長野市", ""),
    PlaceRow("merged", "秋田県", "横手市", ""),
    PlaceRow("merged", "兵庫県", "豊岡市", ""),
    PlaceRow("merged", "広島県", "福山市", ""),
    PlaceRow("merged", "山口県", "下関市", ""),
    PlaceRow("merged", "長崎県", "佐世保市", ""),
    PlaceRow("merged", "宮崎県", "宮崎市", ""),
    PlaceRow("merged", "静岡県", "静岡市", "清水区"),
    PlaceRow("merged", "新潟県", "上越市", ""),
    PlaceRow("merged", "岩手県", "一関市", ""),
    PlaceRow("hokkaido", "北海道", "札幌市", "北区"),
    PlaceRow("hokkaido", "北海道", "旭川市", ""),
    PlaceRow("hokkaido", "北海道", "帯広市", ""),
    PlaceRow("hokkaido", "北海道", "岩見沢市", ""),
    PlaceRow("line", "北海道", "鷹栖町", ""),
    PlaceRow("line", "北海道", "富良野市", ""),
    PlaceRow("line", "北海道", "長沼町", ""),
    PlaceRow("jiwari", "岩手県", "洋野町", ""),
    PlaceRow("jiwari", "岩手県", "八幡平市", ""),
    PlaceRow("jiwari", "岩手県", "葛巻町", ""),
    PlaceRow("aza", "青森県", "南部町", ""),
    PlaceRow("aza", "埼玉県", "吉見町", ""),
    PlaceRow("aza", "奈良県", "吉野町", ""),
    PlaceRow("aza", "長野県", "軽井沢町", ""),
    PlaceRow("aza", "福島県", "猪苗代町", ""),
    PlaceRow("aza", "熊本県", "益城町", ""),
    PlaceRow("kootsu", "愛媛県", "内子町", ""),
    PlaceRow("kootsu", "香川県", "小豆島町", ""),
    PlaceRow("kootsu", "新潟県", "佐渡市", ""),
    PlaceRow("iroha", "石川県", "小松市", ""),
    PlaceRow("iroha", "石川県", "白山市", ""),
    PlaceRow("iroha", "石川県", "羽咋市", ""),
)

KYOTO_STREETS = (
    (
        "烏丸通",
        "新町通",
        "油小路通",
        "堀川通",
        "大宮通",
        "寺町通",
        "河原町通",
        "高倉通",
        "麩屋町通",
        "富小路通",
    ),
    ("御池", "三条", "四条", "丸太町", "二条", "六角", "蛸薬師", "錦小路", "夷川", "竹屋町"),
    ("上る", "下る", "東入", "西入"),
)
"""通り, 交わる通り, 方角: 河原町通三条下る."""

AZA_NAMES = (
    "前田",
    "中島",
    "上ノ原",
    "西谷地",
    "山根",
    "川原",
    "下タ町",
    "大沢",
    "一本木",
    "八幡林",
    "東ノ沢",
    "馬場",
)
"""小字: common field names; the town list holds none."""
