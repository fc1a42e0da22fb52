"""The paper shows what it is given: rare glyphs, wrapped text, nothing cut silently."""

import io

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from app.reports.fonts import NAME, chain_for_names, chain_for_text, clusters, load_fonts
from app.reports.paper import Box, Paper, Style

RARE = ("𠮷田", "髙橋", "山﨑", "邉󠄐子", "辻󠄀")


def text_of(pdf: bytes) -> str:
    """All text of a PDF, in reading order."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "".join(page.get_textpage().get_text_range() for page in document)


def sheet(text: str, style: Style, box: Box | None = None) -> tuple[bytes, set[str]]:
    paper = Paper(wide=True, title="試験")
    paper.text(box or Box(10, 10, 120, 20), text, style)
    missing = set(paper.missing)
    paper.next_page()
    return paper.finished(), missing


def test_a_selector_stays_with_its_base_character() -> None:
    assert [cluster for _, cluster in clusters("辻󠄀邉󠄐子")] == ["辻󠄀", "邉󠄐", "子"]


@pytest.mark.parametrize("name", RARE)
def test_rare_name_kanji_are_drawn_by_the_name_font_and_can_be_copied(name: str) -> None:
    if NAME not in load_fonts().covers:
        pytest.fail("the name font is not in place: packaging/bootstrap.py puts it there")
    pdf, missing = sheet(name, Style(12, names=True))
    assert not missing
    assert name[0] in text_of(pdf)


def test_equal_input_gives_equal_bytes() -> None:
    assert sheet("𠮷田　太郎", Style(9, names=True)) == sheet("𠮷田　太郎", Style(9, names=True))


def test_every_font_is_embedded() -> None:
    pdf, _ = sheet("𠮷田 abc", Style(9, names=True))
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") >= 1


def test_a_character_no_font_holds_prints_as_geta_and_is_named() -> None:
    pdf, missing = sheet("山\ue123", Style(9, names=True))
    assert missing == {"U+E123"}
    assert "〓" in text_of(pdf)


def test_long_text_is_set_smaller_and_wrapped_but_kept_whole() -> None:
    address = "大阪府堺市堺区三宝町２丁６番１５号三宝町アパートメントハウス弐番館２０３号室"
    pdf, _ = sheet(address, Style(9, names=True), Box(10, 10, 40, 9))
    assert text_of(pdf).replace("\r", "").replace("\n", "") == address


def test_the_glyph_of_a_sequence_differs_from_its_base() -> None:
    fonts = load_fonts()
    base = fonts.glyph("邉", chain_for_names())
    variant = fonts.glyph("邉󠄐", chain_for_names())
    assert base.font == variant.font == NAME
    assert base.drawn != variant.drawn


def test_ordinary_text_is_set_in_the_text_face() -> None:
    assert load_fonts().glyph("確", chain_for_text()).font != NAME


def test_bundled_fonts_allow_embedding() -> None:
    from app.bundled import resource

    for file in ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf", "BIZUDGothic-Regular.ttf"):
        with TTFont(str(resource("fonts", file))) as font:
            assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("width", range(12, 40, 2))
def test_no_line_begins_with_a_closing_bracket_or_ends_with_an_opening_one(width: int) -> None:
    text = "自立支援医療(精神通院)、別の市区町村(同姓同名同生年月日なし)。10行目(E304)"
    pdf, _ = sheet(text, Style(8), Box(10, 10, width, 60))
    lines = text_of(pdf).splitlines()
    assert "".join(lines) == text
    assert not [line for line in lines if line[0] in ")、。" or line[-1] == "("]
