"""Pairs that are not, or need not be, the same dwelling: never SAME or EQUIVALENT, and why."""

import pytest

from matching import AddressText, compare_addresses
from tests.support.tables import TABLES

# How to add: agreement, first reason, and the two addresses, parted by |.
PAIRS = """
SIMILAR|address_block_missing|東京都港区芝5丁目7番1号 コーポⅡ203|東京都港区芝5-7-1 コーポ　２０３号
SIMILAR|address_block_missing|東京都港区芝5丁目7番1号 コーポA203|東京都港区芝5-7-1 コーポ　２０３号
SIMILAR|address_building_differs|東京都港区芝5丁目7番1号 コーポ東203|東京都港区芝5-7-1 メゾン西２０３号
SIMILAR|address_room_missing|東京都港区芝5丁目7番1号 コーポ203|東京都港区芝5-7-1 コーポ
SIMILAR|address_building_missing|東京都港区芝5丁目7番1号 コーポ203|東京都港区芝5-7-1
SIMILAR|address_building_missing|東京都港区芝5丁目7番1号 清和病院内|東京都港区芝5-7-1
SIMILAR|address_building_differs|東京都港区芝5丁目7番1号 コーポ203|東京都港区芝5-7-1 メゾン203
SIMILAR|address_building_spelling|東京都港区芝5丁目7番1号 グランドール203|東京都港区芝5-7-1 グランドゥール203
SIMILAR|address_room_differs|東京都港区芝5丁目7番1号 コーポ203|東京都港区芝5-7-1 コーポ204
SIMILAR|address_branch_missing|東京都港区芝5丁目7番|東京都港区芝5-7-1
SIMILAR|address_room_missing|東京都港区芝5丁目7番1号-203|東京都港区芝5-7-1
SIMILAR|address_former_municipality|福岡県筑紫郡那珂川町西隈1-1-1|福岡県那珂川市西隈一丁目1番1号
SIMILAR|address_former_municipality|島根県簸川郡斐川町名島6-1　カーサ107|島根県出雲市斐川町名島6番地1 カーサ107号
SIMILAR|address_former_municipality|京都府北桑田郡京北町比賀江町１７６４|京都府京都市右京区京北比賀江町１７６４番地
SIMILAR|address_former_municipality|静岡県浜松市中区元城町103-2|静岡県浜松市中央区元城町103番地2
DIFFERENT|address_other_prefecture|東京都中央区中央1-2-3|千葉県千葉市中央区中央1-2-3
DIFFERENT|address_other_municipality|埼玉県坂戸市千代田5-1-28|埼玉県本庄市千代田5-1-28
DIFFERENT|address_other_town|東京都港区芝5-1-28|東京都港区三田5-1-28
SIMILAR|address_koaza_differs|石川県小松市打越町イ12番地|小松市打越町ロ12
SIMILAR|address_koaza_missing|石川県小松市打越町イ12番地|小松市打越町12
SIMILAR|address_town_ambiguous|愛知県清須市西枇杷島町日の出12|清須市西枇杷島町日之出12
DIFFERENT|address_other_town|北海道札幌市中央区北11条西3丁目1|札幌市中央区北1条西13丁目1
SIMILAR|address_block_missing|大阪府堺市堺区四条通1224番地 市営四条住宅5棟207号|堺市堺区四条通1224-207
SIMILAR|address_number_differs|大阪府堺市堺区四条通1224番地 市営四条住宅5棟207号|堺市堺区四条通1224-6-207
SIMILAR|address_grouping_ambiguous|東京都港区芝2番地11|東京都港区芝2丁目11
SIMILAR|address_household_missing|東京都港区芝5丁目7番1号 山田方|東京都港区芝5-7-1
SIMILAR|address_household_differs|東京都港区芝5丁目7番1号 山田方|東京都港区芝5-7-1 田中様方
SIMILAR|address_wildcard|大阪府堺市堺区〓之町東1-2-3|堺市堺区桜之町東1-2-3
UNREADABLE|address_masked|大阪府堺市****|堺市堺区桜之町東1-2-3
SIMILAR|address_kyoto_street_differs|京都市下京区烏丸通五条下る大坂町1|京都市下京区烏丸通五条上る大坂町1
UNREADABLE|address_unknown|不明|堺市堺区桜之町東1-2-3
UNREADABLE|address_unknown|住所不定|堺市堺区桜之町東1-2-3
UNREADABLE|address_masked|（非開示）|堺市堺区桜之町東1-2-3
UNREADABLE|address_note_only|（要確認）|堺市堺区桜之町東1-2-3
ABSENT_LEFT|address_ditto|同上|堺市堺区桜之町東1-2-3
ABSENT_LEFT|address_ditto|同上　203号|堺市堺区桜之町東1-2-3
ABSENT_LEFT|address_ditto|〃|堺市堺区桜之町東1-2-3
ABSENT_LEFT|address_ditto|世帯主に同じ|堺市堺区桜之町東1-2-3
ABSENT_LEFT||なし|堺市堺区桜之町東1-2-3
ABSENT_LEFT||　|堺市堺区桜之町東1-2-3
ABSENT_RIGHT||堺市堺区桜之町東1-2-3|
ABSENT_BOTH||－|
SIMILAR|address_kyoto_street_ambiguous|京都市上京区玉屋町500|京都市上京区千本通中立売上る玉屋町500
SIMILAR|address_kyoto_street_differs|京都市上京区元誓願寺通千本西入玉屋町500|京都市上京区千本通中立売上る玉屋町500
SIMILAR|address_municipality_only|東京都港区|東京都港区芝5-7-1
SIMILAR|address_municipality_only|東京都港区|東京都港区
SIMILAR|address_wildcard|東京都港区〓1-2|東京都港区〓1-2
SIMILAR|address_number_differs|同心2-2-10|大阪府大阪市北区同心２丁目２－１１
SIMILAR|address_town_only|東京都港区芝|東京都港区芝5-7-1
SIMILAR|address_branch_missing|東京都港区芝5丁目|東京都港区芝5-7-1
DIFFERENT|address_facility_only|慈恵園病院|東京都港区芝5-7-1
SIMILAR|address_room_differs|堺市堺区三宝町1丁6番8号 三宝町団地2棟401号|堺市堺区三宝町1丁6番8号 三宝町団地24棟1号
SIMILAR|address_municipality_ambiguous|中央区中央1-2-3|千葉県千葉市中央区中央1-2-3
SIMILAR|address_grouping_ambiguous|東京都港区芝5丁目7番1号 ドミールⅡ202|東京都港区芝5-7-1 ドミール2202
SIMILAR|address_municipality_ambiguous|七条西3-1981|北海道岩見沢市七条西三丁目1981番地
SIMILAR|address_building_shortened|東京都港区芝5丁目7番1号 グループホームあさひ|東京都港区芝5-7-1 あさひ
SIMILAR|address_municipality_only|堺市堺区（以下不明）|堺市堺区三宝町1丁6番8号
SIMILAR|address_number_differs|東京都港区芝1-23|東京都港区芝12-3
SIMILAR|address_number_differs|愛媛県今治市大西町新町123甲|愛媛県今治市大西町新町123乙
SIMILAR|address_grouping_ambiguous|東京都港区芝5-7-1 エスポワール1703|東京都港区芝5-7-1 エスポワール壱703
DIFFERENT|address_other_town|京都府京都市竹屋町733番地32|京都府京都市下京区竹屋之町733番地32
SIMILAR|address_branch_missing|京都市伏見区横大路菅本661番地2若葉荘|京都市伏見区横大路菅本661番地第2若葉荘
SIMILAR|address_building_spelling|東京都港区芝5-7-1 コーポグリーンⅡ西棟208号|東京都港区芝5-7-1 コーポグリーンⅢ西棟208号
SIMILAR|address_room_differs|東京都港区芝5-7-1 コスモ21 204|東京都港区芝5-7-1 コスモ212 04
SIMILAR|address_koaza_differs|新潟市中央区学校町通1番町602-1|新潟市中央区学校町通2番町602-1
SIMILAR|address_number_differs|輪島市二ツ屋町22字9番地|石川県輪島市二ツ屋町2字29番地
SIMILAR|address_number_differs|輪島市二ツ屋町229|石川県輪島市二ツ屋町2字29番地
SIMILAR|address_number_differs|対馬市厳原町国分1441番地|長崎県対馬市厳原町国分1441番外地
SIMILAR|address_number_differs|川口市本町03-12-1002|埼玉県川口市本町03-12-1001
SIMILAR|address_number_differs|川口市青木090-1234-568|埼玉県川口市青木090-1234-567
SIMILAR|address_number_differs|八幡浜市保内町宮内2番耕地260|愛媛県八幡浜市保内町宮内1番耕地260番地
SIMILAR|address_former_municipality|奥州市水沢区大手町1-1|岩手県奥州市水沢大手町1丁目1番地
SIMILAR|address_former_municipality|一志郡美杉村八知5580|三重県津市美杉町八知5580番地
SIMILAR|address_former_municipality|南安曇郡安曇村1061-1|長野県松本市安曇1061番地1
""".strip()


@pytest.mark.parametrize("pair", PAIRS.split("\n"))
def test_other_dwelling(pair: str) -> None:
    agreement, reason, left, right = pair.split("|")
    found = compare_addresses(AddressText(left), AddressText(right), TABLES)
    assert (found.agreement, found.reasons[:1]) == (agreement, (reason,) if reason else ())
