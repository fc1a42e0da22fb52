"""Builders of ready-to-show views for tests of paper and screen. All persons are invented."""

from dataclasses import replace

from app.case_states import CaseId, CaseState, Lane, Outcome, Stage
from app.reports.furniture import Imprint
from app.views import (
    AttributeView,
    CaseView,
    CautionView,
    EvidenceView,
    HistoryRow,
    InspectionHead,
    NoteRow,
    ReasonView,
    ResidentView,
    SubjectView,
)
from matching import Agreement

NAMES = (
    ("𠮷田　太郎", "吉田　太郎"),
    ("髙橋　花子", "高橋　花子"),
    ("山﨑　一", "山崎　一"),
    ("葛󠄀西　みどり", "葛西　みどり"),
)


def an_attribute(
    key: str, title: str, left: str, right: str, agreement: Agreement
) -> AttributeView:
    reasons = (ReasonView(code="x", words="異体字"),) if agreement is Agreement.EQUIVALENT else ()
    if key == "address" and agreement is Agreement.SIMILAR:
        reasons = (ReasonView(code="y", words="方書の記載なし"),)
    return AttributeView(
        attribute=key, title=title, left=left, right=right, agreement=agreement, reasons=reasons
    )


def attributes(left_name: str, right_name: str) -> tuple[AttributeView, ...]:
    return (
        an_attribute("name", "氏名", left_name, right_name, Agreement.EQUIVALENT),
        an_attribute("kana", "カナ", "ﾖｼﾀﾞ ﾀﾛｳ", "ヨシダ　タロウ", Agreement.EQUIVALENT),
        replace(
            an_attribute("birth_date", "生年月日", "S56.4.1", "19810411", Agreement.SIMILAR),
            left_note="1981年 45歳",
            right_note="1981年 45歳",
        ),
        an_attribute("sex", "性別", "1", "男", Agreement.EQUIVALENT),
        an_attribute(
            "address",
            "住所",
            "堺市堺区三宝町2-6-15",
            "大阪府堺市堺区三宝町２丁６番１５号　三宝町アパート２０３号室",
            Agreement.SIMILAR,
        ),
    )


def a_subject(name: str) -> SubjectView:
    empty = dict.fromkeys(SubjectView.__dataclass_fields__, "")
    known = {
        "extract": "techo",
        "record_id": "T0001545",
        "scheme": "seishin",
        "scheme_words": "精神障害者保健福祉手帳",
        "row_number": 12,
        "name": name,
    }
    return SubjectView(**{**empty, **known})  # type: ignore[arg-type]  # all but one are text


def a_resident(name: str, rank: int, address: str) -> ResidentView:
    empty = dict.fromkeys(ResidentView.__dataclass_fields__, "")
    known = {
        "rank": rank,
        "resident_id": f"00010000{rank:02d}",
        "name": name,
        "birth_date": "19810411",
        "sex": "男",
        "address": address,
        "attributes": attributes(name, name),
        "weight": 12.5,
        "same_household": rank > 0,
    }
    return ResidentView(**{**empty, **known})  # type: ignore[arg-type]  # as above


def a_decision(stage: Stage, outcome: Outcome, words: str, by: str) -> HistoryRow:
    return HistoryRow(
        decision_id=f"{stage}",
        at="2026-11-23 10:15",
        stage=stage,
        outcome=outcome,
        outcome_words=words,
        reason_words="家族・保護者・同居人の番号",
        note="申請書の写しを確認",
        judged_by=by,
        entered_by="試行 一",
        withdrawn=False,
        ledger_seq=41,
    )


def a_case(number: int) -> CaseView:
    left, right = NAMES[number % len(NAMES)]
    address = "大阪府堺市堺区三宝町２丁６番１５号"
    return CaseView(
        case_id=CaseId(number),
        serial=f"{number:07d}",
        version=1,
        run_id="run",
        verdict="B",
        class_code="B4",
        class_words="生年月日の一部が違います",
        cause="H6",
        cause_words="生年月日の入力違い・訂正",
        signature="birth_day",
        signature_words="生年月日の日のみ相違",
        state=CaseState.DECIDED,
        state_words="二次確認待ち",
        lane=Lane.EYE,
        group_ok=False,
        protected=False,
        number_masked="●" * 12,
        number_state="ok",
        number_state_words="形式は正しい番号です",
        subject=a_subject(left),
        linked=a_resident(right, 0, address),
        attributes=attributes(left, right),
        candidates=(a_resident(left, 1, address), a_resident(right, 2, address)),
        margin_words="候補が拮抗しています",
        cautions=(CautionView(code="no_contact", words="連絡不可", strong=True),),
        evidence=EvidenceView(
            namesakes="住基に 1 人",
            same_number=("生活保護 012001-01",),
            same_person=(),
            guardian="",
        ),
        history=(
            a_decision(Stage.FIRST, Outcome.SUSPECT, "紐付け誤りの疑い", "試行 一"),
            a_decision(Stage.SECOND, Outcome.AGREED, "了承", "試行 二"),
        ),
        notes=(NoteRow(at="2026-11-23 10:20", by="試行 一", text="台帳も確認した。"),),
        attachment=None,
        seen_digest="d",
    )


def a_head() -> InspectionHead:
    return InspectionHead(
        inspection_id="i",
        title="令和8年度 マイナンバー点検",
        office="サンプル市 障害福祉課",
        person="試行 二",
        role_words="責任者",
        coverage_words="全住民",
        protection_words="支援措置: 12 人",
        deadline="2026-12-28",
        ledger_seq=42,
        ledger_head="ABCD-EFGH-IJKL-MNOP",
        ledger_at="2026-11-23 10:30",
        program_version="0.1.0",
        approval_titles=("課長", "係長", "担当"),
        demonstration=True,
    )


def an_imprint() -> Imprint:
    return Imprint(
        head=a_head(),
        print_serial="P-000007",
        printed_at="2026-11-23 10:31",
        copies=1,
        reprint=False,
        second_check="全件",
        basis="厳格 1　規則 1a2b3c4d　文字表 5e6f7a8b",
    )
