"""Japanese words of every enum member that people read, for screen, paper and messages alike.

How to add words: one line under the enum. A test checks that no member is missing. The words of
rules (classes, reasons, signatures …) lie with the rules, see app.rules.
"""

from collections.abc import Mapping
from enum import StrEnum

from app.batches.media_views import MediumState
from app.batches.scope import Coverage, Exclusion, Side
from app.case_states import CaseState, Lane, Outcome, Stage
from app.cases.queues import Grouping, Ordering
from app.inquiry.views import Answer, Asked, InquiryKind, LeftOut
from app.people import Permission, Role
from app.record.acts import Act
from app.record.media_use import MediumUseKind
from matching import Agreement

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Agreement: {
        Agreement.SAME: "一致",
        Agreement.EQUIVALENT: "表記ゆれ",
        Agreement.SIMILAR: "一部相違",
        Agreement.DIFFERENT: "相違",
        Agreement.ABSENT_LEFT: "空欄(業務)",
        Agreement.ABSENT_RIGHT: "空欄(住基)",
        Agreement.ABSENT_BOTH: "空欄",
        Agreement.UNREADABLE: "判読不可",
    },
    CaseState: {
        CaseState.OPEN: "未確認",
        CaseState.HELD: "保留",
        CaseState.DOCUMENTS: "書類確認中",
        CaseState.INQUIRY: "照会中",
        CaseState.DECIDED: "二次確認待ち",
        CaseState.RETURNED: "差戻し",
        CaseState.CLOSED: "確認済",
    },
    Stage: {Stage.FIRST: "一次確認", Stage.SECOND: "二次確認"},
    Outcome: {
        Outcome.RIGHT: "紐付け正しい",
        Outcome.SUSPECT: "紐付け誤りの疑い",
        Outcome.HOLD: "保留",
        Outcome.DOCUMENTS: "書類確認へ",
        Outcome.INQUIRY: "照会へ",
        Outcome.EXCLUDED: "対象外",
        Outcome.AGREED: "同意",
        Outcome.SENT_BACK: "差戻し",
        Outcome.WITHDRAWN: "取消",
        Outcome.REOPENED: "再開",
    },
    Lane: {
        Lane.EYE: "目視確認",
        Lane.INQUIRY: "照会待ち",
        Lane.UNNUMBERED: "番号未登録",
        Lane.SAMPLE: "抜取確認(A)",
        Lane.PROTECTED: "支援措置(責任者)",
    },
    Grouping: {
        Grouping.SIGNATURE: "相違パターン",
        Grouping.CLASS: "判定",
        Grouping.CAUSE: "原因",
        Grouping.SCHEME: "事務",
        Grouping.MUNICIPALITY: "進達市町村",
        Grouping.FACILITY: "施設(同じ住所)",
        Grouping.ASSIGNEE: "担当",
        Grouping.STATE: "状態",
    },
    Ordering: {
        Ordering.DANGER: "危険な順",
        Ordering.RECORD: "管理番号順",
        Ordering.KANA: "五十音順",
        Ordering.SERIAL: "整理番号順",
    },
    Side: {
        Side.SUBJECT: "業務側",
        Side.REGISTER: "住基側",
        Side.PROTECTED: "支援措置対象者の一覧",
    },
    Coverage: {
        Coverage.ALL: "全住民",
        Coverage.NUMBER: "番号照会の回答分",
        Coverage.FOUR: "4情報照会の回答分",
    },
    Exclusion: {
        Exclusion.RETURNED: "返還",
        Exclusion.DIED: "死亡",
        Exclusion.EXPIRED: "失効",
        Exclusion.BENEFIT_ENDED: "支給終了",
        Exclusion.ASSISTANCE_ENDED: "保護廃止",
        Exclusion.TRANSFERRED: "移管",
        Exclusion.DOUBLE_ROW: "二重行",
        Exclusion.OUT_OF_SCOPE: "範囲外",
    },
    InquiryKind: {
        InquiryKind.NUMBER: "番号照会",
        InquiryKind.FOUR: "4情報照会",
        InquiryKind.THREE: "3情報照会",
    },
    Asked: {
        Asked.UNNUMBERED: "番号のない記録",
        Asked.EVERYBODY: "すべての記録",
    },
    LeftOut: {
        LeftOut.NO_NUMBER: "番号なし・誤り",
        LeftOut.SAME_NUMBER: "同じ番号",
        LeftOut.HAS_NUMBER: "番号あり",
        LeftOut.INCOMPLETE: "項目の不足",
        LeftOut.PROTECTED: "支援措置",
    },
    Answer: {
        Answer.ANSWERED: "回答あり",
        Answer.NOBODY: "該当なし",
        Answer.UNANSWERED: "未回答",
    },
    MediumUseKind: {
        MediumUseKind.IMPORT: "取込",
        MediumUseKind.REPLY: "照会の回答の取込",
        MediumUseKind.INQUIRY: "照会用データの持出し",
        MediumUseKind.BACKUP: "バックアップ",
        MediumUseKind.REJECTED: "取込不可一覧の書出し",
        MediumUseKind.FIGURES: "集計の書出し",
    },
    MediumState: {
        MediumState.USABLE: "使用可",
        MediumState.NOT_ERASED: "消去未記録",
        MediumState.STOPPED: "使用停止",
    },
    Role: {
        Role.CASEWORKER: "担当者",
        Role.SUPERVISOR: "責任者",
        Role.AUDITOR: "監査担当",
    },
    Permission: {
        Permission.IMPORT: "取込",
        Permission.RUN: "照合",
        Permission.READ_CASES: "確認対象の閲覧",
        Permission.REVIEW: "一次確認",
        Permission.SECOND_CHECK: "二次確認",
        Permission.SECOND_CHECK_WRONG: "誤りの疑いの二次確認",
        Permission.PROTECTED_LANE: "支援措置に関わる確認対象",
        Permission.REVEAL_NUMBER: "個人番号の表示",
        Permission.SEARCH_REGISTER: "住基検索",
        Permission.PRINT: "印刷",
        Permission.MANAGE_PEOPLE: "利用者の管理",
        Permission.ASSIGN: "担当の割当",
        Permission.CHANGE_SETTINGS: "設定の変更",
        Permission.READ_LEDGER: "操作記録の閲覧",
        Permission.BACKUP: "バックアップ",
    },
    Act: {
        Act.INSPECTION_CREATED: "点検の作成",
        Act.SIGNED_IN: "サインイン",
        Act.SIGNED_OUT: "サインアウト",
        Act.SIGN_IN_FAILED: "サインインの失敗",
        Act.OLDER_COPY_ACCEPTED: "古い内容での再開",
        Act.PERSON_ADDED: "利用者の追加",
        Act.PASSWORD_RESET: "パスワードの再設定",
        Act.PASSWORD_CHANGED: "パスワードの変更",
        Act.PERSON_DEACTIVATED: "利用者の停止",
        Act.PERSON_UNLOCKED: "利用者の待ち時間の解除",
        Act.SETTING_CHANGED: "設定の変更",
        Act.IMPORT_ACCEPTED: "取込",
        Act.PROFILE_KEPT: "取込定義の保存",
        Act.PROFILE_DROPPED: "取込定義の削除",
        Act.PROFILE_WRITTEN: "取込定義の書出し",
        Act.BATCH_WITHDRAWN: "取込の取下げ",
        Act.RUN_STARTED: "照合の開始",
        Act.RUN_FINISHED: "照合の完了",
        Act.RUN_CANCELLED: "照合の中止",
        Act.RUN_INTERRUPTED: "照合の中断",
        Act.GROUP_OPENED: "グループ確認の開始",
        Act.GROUP_STRUCK: "グループからの除外",
        Act.SAMPLE_DRAWN: "抜取確認の抽出",
        Act.CASES_ASSIGNED: "担当の割当",
        Act.CASES_TAKEN_OVER: "担当の引き受け",
        Act.FILTER_SAVED: "絞り込みの保存",
        Act.PLANTED_SWITCHED: "模擬の件の開始・停止",
        Act.PLANTED_ANSWERED: "模擬の件の確認",
        Act.READ_BLIND: "先に自分で判断(二次確認)",
        Act.EFFORT_ENTERED: "従事者数・時間外の入力",
        Act.FIGURES_WRITTEN: "集計の持出し",
        Act.DECIDED: "一次確認",
        Act.DECISION_WITHDRAWN: "確認結果の取消",
        Act.AGREED: "二次確認(同意)",
        Act.SENT_BACK: "二次確認(差戻し)",
        Act.REOPENED: "確認対象の再開",
        Act.NOTE_ADDED: "メモの追加",
        Act.CANDIDATE_ATTACHED: "候補の指定",
        Act.NUMBER_REVEALED: "個人番号の表示",
        Act.PROTECTED_CASE_OPENED: "支援措置に関わる確認対象の表示",
        Act.PRINTED: "印刷",
        Act.BACKED_UP: "バックアップ",
        Act.RESTORED: "復元",
        Act.ENTRY_PREPARED: "番号入力の準備",
        Act.NUMBER_LOOKED_UP: "番号による住基の確認",
        Act.NUMBER_ENTERED: "番号の入力",
        Act.ENTRY_CLOSED: "番号入力の終了",
        Act.ENTRY_GIVEN_UP: "番号入力の取りやめ",
        Act.INQUIRY_PREPARED: "照会用データの作成",
        Act.INQUIRY_WRITTEN: "照会用データの持出し",
        Act.REPLY_ACCEPTED: "照会の回答の取込",
        Act.PROTECTION_UNAVAILABLE: "支援措置情報なしの記録",
        Act.PARTLY_IMPORTED: "取込不可の行を除いた取込",
        Act.REJECTED_WRITTEN: "取込不可一覧の書出し",
        Act.MEDIUM_REGISTERED: "媒体の登録",
        Act.MEDIUM_STOPPED: "媒体の使用停止",
        Act.MEDIUM_ERASED: "媒体の消去の記録",
        Act.REGISTER_INDEXED: "住基検索の索引の作成",
        Act.REGISTER_SEARCHED: "住基検索",
    },
}

GLYPHS: Mapping[Agreement, str] = {
    Agreement.SAME: "＝",
    Agreement.EQUIVALENT: "≒",
    Agreement.SIMILAR: "△",
    Agreement.DIFFERENT: "✕",
    Agreement.ABSENT_LEFT: "－",
    Agreement.ABSENT_RIGHT: "－",
    Agreement.ABSENT_BOTH: "－",
    Agreement.UNREADABLE: "？",
}
"""The glyph of an agreement on screen and paper; the word always stands beside it."""

ATTRIBUTE_WORDS: Mapping[str, str] = {
    "name": "氏名",
    "kana": "カナ",
    "birth_date": "生年月日",
    "sex": "性別",
    "address": "住所",
}

NUMBER_STATE_WORDS: Mapping[str, str] = {
    "ok": "番号あり",
    "missing": "番号なし",
    "malformed": "番号の形式の誤り",
    "check_digit": "検査用数字の不一致",
    "not_in_register": "住基データに該当なし",
    "duplicate": "同じ番号が他の記録にもあり",
}

RUN_STATE_WORDS: Mapping[str, str] = {
    "running": "照合中",
    "done": "完了",
    "cancelled": "中止",
    "interrupted": "中断",
}


def words(member: StrEnum) -> str:
    """The Japanese words of an enum member."""
    return WORDS[type(member)][member]
