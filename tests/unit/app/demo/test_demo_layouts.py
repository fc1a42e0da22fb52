import io
from dataclasses import replace

import openpyxl
import polars as pl
import pytest

from app.demo import write
from app.demo.layouts import LAYOUTS
from app.demo.layouts.files import encoded
from app.demo.layouts.fixed_width import FixedColumn, fixed_width
from app.demo.layouts.municipal_columns import COLUMNS

ENCODINGS = ("utf-8-sig", "utf-16", "cp932", "euc_jp", "shift_jis_2004")


@pytest.fixture(scope="module")
def folder(data, tmp_path_factory):
    target = tmp_path_factory.mktemp("layouts")
    write(replace(data, options=replace(data.options, layouts="all")), target)
    return target / "layouts"


def text_of(path):
    content = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError(path.name)


def table(path):
    text = text_of(path)
    header = text.partition("\n")[0]
    separator = max("\t;,", key=header.count)
    return pl.read_csv(io.StringIO(text), separator=separator, infer_schema=False).fill_null("")


def test_every_layout_is_a_file_of_its_own(folder):
    assert len(list(folder.iterdir())) == len(LAYOUTS) + 1  # and the truth


def test_the_municipal_export_has_122_columns_and_one_current_row_each(folder, data):
    rows = table(folder / "URE001.csv")
    current = rows.filter(pl.col("最新フラグ") == "1")

    assert rows.width == len(COLUMNS) == len(set(COLUMNS)) == 122
    assert current["宛名番号"].to_list() == data.register["宛名番号"].to_list()
    assert current["個人番号"].to_list() == data.register["個人番号"].to_list()
    assert rows.height > current.height


def test_history_holds_the_homes_that_offices_still_write(folder, data):
    rows = table(folder / "URE001.csv")
    earlier = set(rows.filter(pl.col("最新フラグ") == "0")["宛名番号"])
    moved = {f"{data.population.resident_id[row]:010}" for row in data.past.homes if row >= 0}

    assert moved <= earlier


def test_the_network_answer_holds_the_five_columns(folder, data):
    rows = table(folder / "juki_net.csv")

    assert {"個人番号", "氏名", "生年月日", "性別", "住所"} <= set(rows.columns)
    assert rows["個人番号"].to_list() == data.register["個人番号"].to_list()


def test_the_era_export_holds_everybody(folder, data):
    rows = table(folder / "jumin_gengo.csv")

    assert rows.height == data.register.height


def test_the_truth_of_the_layouts_names_their_records(folder, data):
    truth = pl.read_csv(folder / "truth.csv", infer_schema=False)
    keys = dict(truth.group_by("extract").agg("record_id").iter_rows())
    handbooks = table(folder / "shintai_techo.csv").filter(pl.col("最新フラグ") == "1")

    assert set(keys) == {"shintai_techo", "ryoiku_kotei", "seiho_setai", "meibo"}
    assert sorted(handbooks["手帳番号"]) == sorted(keys["shintai_techo"])
    assert len(keys["seiho_setai"]) == data.seiho.height


def test_cases_hold_their_members_in_repeated_columns(folder, data):
    rows = table(folder / "seiho_setai.csv")
    numbers = [name for name in rows.columns if "個人番号" in name]
    names = [name for name in rows.columns if "氏名" in name and name != "世帯主氏名"]

    assert len(numbers) == len(names) > 1
    filled = sum(rows.filter(pl.col(name) != "").height for name in names)
    assert filled == data.seiho.height


def test_the_typed_workbook_holds_dates_as_dates(folder):
    book = openpyxl.load_workbook(folder / "meibo.xlsx")
    kinds = {cell.data_type for cell in book["名簿"]["E"]}

    assert "d" in kinds
    assert book["Sheet2"].sheet_state == "hidden"


def test_lines_of_a_fixed_width_file_are_equally_long(folder):
    for name in ("jumin_kotei.txt", "ryoiku_kotei.txt"):
        lines = (folder / name).read_bytes().splitlines()
        assert len({len(line) for line in lines}) == 1


def test_fixed_width_cuts_at_whole_characters(data):
    frame = pl.DataFrame({"氏名": ["山田太郎"]})
    rng = type("Always", (), {"random": staticmethod(lambda: 0.9)})()

    assert fixed_width(rng, frame, (FixedColumn("氏名", 5),)) == "山田 ".encode("cp932") + b"\n"


def test_what_an_encoding_cannot_hold_is_marked():
    assert encoded("𠮷田葛\U000e0100", "cp932") == "〓田葛".encode("cp932")
    assert encoded("𠮷", "utf-8") == "𠮷".encode()


def test_layouts_leave_the_demonstration_as_it_was(data, tmp_path):
    homes = dict(data.past.homes)
    write(replace(data, options=replace(data.options, layouts="all")), tmp_path)

    assert data.past.homes == homes
