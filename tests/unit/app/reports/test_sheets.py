"""Each report shows every case it was given, with both sides and the people, and no number."""

import io
import re
from dataclasses import replace

import pypdfium2
import pytest

from app.cases.carried import CARRIED_ROWS, carried
from app.reports import audit_list, audit_sheet, worklist
from app.reports.catalogue import REPORTS
from app.reports.marks import marks
from app.reports.pdf import locked, page_count, page_images
from matching import Agreement
from tests.support.views import a_case, an_attribute, an_imprint


class Unfolded:
    """No variants: every kanji stands for itself."""

    def fold(self, text: str, strength: int) -> str:
        return text


CASES = [a_case(number) for number in range(1, 26)]


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("report", REPORTS, ids=lambda row: row.report_id)
def test_every_case_is_on_the_paper(report: object) -> None:
    text = "".join(pages(report.build(an_imprint(), CASES, Unfolded())))  # type: ignore[attr-defined]
    assert all(case.serial in text for case in CASES)


@pytest.mark.parametrize("report", REPORTS, ids=lambda row: row.report_id)
def test_every_page_names_the_ledger_head_and_its_place(report: object) -> None:
    drawn = pages(report.build(an_imprint(), CASES, Unfolded()))  # type: ignore[attr-defined]
    for number, text in enumerate(drawn, start=1):
        assert "ABCD-EFGH-IJKL-MNOP" in text
        assert f"{number} / {len(drawn)} 頁" in text
        assert "合成データ" in text


@pytest.mark.parametrize("report", REPORTS, ids=lambda row: row.report_id)
def test_an_empty_list_is_one_page(report: object) -> None:
    assert len(pages(report.build(an_imprint(), [], Unfolded()))) == 1  # type: ignore[attr-defined]


def test_no_number_of_twelve_digits_is_printed() -> None:
    for report in REPORTS:
        text = "".join(pages(report.build(an_imprint(), CASES, Unfolded())))
        assert not re.search(r"(?<!\d)\d{12}(?!\d)", text)


def test_the_worklist_holds_10_to_12_cases_a_page_and_the_audit_list_20_to_25() -> None:
    assert 10 <= worklist.PER_PAGE <= 12
    assert 20 <= audit_list.PER_PAGE <= 25
    assert page_count(worklist.build(an_imprint(), CASES, Unfolded())) == 3
    assert page_count(audit_list.build(an_imprint(), CASES, Unfolded())) == 2


def test_the_single_sheet_names_both_people_of_the_decision() -> None:
    text = pages(audit_sheet.build(an_imprint(), CASES[:1], Unfolded()))[0]
    assert "試行 一" in text
    assert "試行 二" in text
    assert "確認者" in text
    assert "入力者" in text


def test_columns_fill_the_sheet() -> None:
    assert sum(column.width for column in worklist.COLUMNS.values()) == 279
    assert sum(column.width for column in audit_list.COLUMNS) == 279


def test_only_loud_differences_are_marked() -> None:
    name = an_attribute("name", "氏名", "山田　太郎", "山田　次郎", Agreement.DIFFERENT)
    assert marks(name, Unfolded()) == ([(3, 4)], [(3, 4)])
    spelled = an_attribute("name", "氏名", "山田 太郎", "山田　太郎", Agreement.EQUIVALENT)
    assert marks(spelled, Unfolded()) == ([], [])


def test_a_locked_pdf_opens_with_its_password_only() -> None:
    pdf = locked(worklist.build(an_imprint(), CASES[:1], Unfolded()), "長い合言葉を使います")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(io.BytesIO(pdf))
    assert len(pypdfium2.PdfDocument(io.BytesIO(pdf), password="長い合言葉を使います")) == 1


def test_page_images_are_pixels_in_memory() -> None:
    image = next(page_images(worklist.build(an_imprint(), CASES[:1], Unfolded()), dots_per_inch=60))
    assert image.width > image.height
    assert len(image.rgb) == image.stride * image.height


def test_what_the_record_carries_is_on_the_single_sheet_and_its_volume_on_lists() -> None:
    case = a_case(1)
    values = dict.fromkeys((name for name, _ in CARRIED_ROWS), "R8.4.20")
    full = replace(case, subject=replace(case.subject, **values))  # type: ignore[arg-type]  # all of these are text
    text = "".join(pages(audit_sheet.build(an_imprint(), [full], Unfolded())))
    on_paper = text.replace("\r\n", "")
    assert all(f"{words} {value}" in on_paper for words, value in carried(full.subject))
    assert "交付日 令和8年4月20日" in on_paper
    assert "受付・交付" not in pages(audit_sheet.build(an_imprint(), [case], Unfolded()))[0]
    listed = pages(worklist.build(an_imprint(), [full], Unfolded()))[0]
    assert "簿冊 R8.4.20" in listed.replace("\r\n", "")
