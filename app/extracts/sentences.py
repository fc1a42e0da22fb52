"""What the reading of extracts says to the operator: the numbered sentences of the manual.

How to add a sentence: one row in SENTENCES. The form is: what, where (row and heading, never a
value), what to do next. Placeholders are named; only headings passed through `quoted` may fill one
that shows text of a file. Codes beginning with W are warnings. Codes beginning with E stop the
file, unless they stand in ROW_CODES (the row or the value is left out, the rest goes on) or in
WARNED_CODES (a warning once detected).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import KnownError

SENTENCES: dict[str, str] = {
    # The file as a whole.
    "E101": "ファイルが空です。書き出しをやり直してください。",
    "E102": "拡張子と中身が違います(中身: {kind})。正しい形式で書き出し直してください。",
    "E103": "Excelではなくウェブ形式です。xlsxで保存し直してください。",
    "E104": "旧形式です。xlsxで保存し直してください。",
    "E105": "パスワード付きです。解除するか暗号化パッケージで受け取ってください。",
    "E106": "圧縮ファイルです。展開してください。",
    "E107": "途中で切れています。媒体を抜かずにコピーし直してください。",
    "E108": "ファイルが壊れています(検査値不一致)。読み込みません。",
    "E109": "最終行({row}行目)が途中で終わっています。書き出しをやり直してください。",
    "E110": "末尾に不正なデータがあります({row}行目以降)。書き出しをやり直してください。",
    "E111": "構造が不正です。xlsxで保存し直してください。",
    "E112": "読み込み中に内容が変わりました。やり直してください。",
    "E113": "ファイルを開けません。場所と媒体を確認してください。",
    "E114": "対応していない形式です。CSVまたはxlsxで書き出してください。",
    "E117": "パスワードが違います。送り主に確かめてください。",
    # Characters.
    "W201": "文字コードを{encoding}と判断しました。氏名の見本を確認してください。",
    "E202": "文字コードが混在しています({row}行目)。書き出しをやり直してください。",
    "W203": "余分な目印(BOM)を除きました。",
    "E204": "文字コードを判断できません。UTF-8で書き出してください。",
    "E205": "{row}行目に読めない文字があります。書き出しをやり直してください。",
    "W206": "外字が{count}件あります。目視確認に回します。",
    "W207": "字形の異なる文字{count}件。原文を残して照合します。",
    "W208": "全角数字などを照合用に変換します。",
    "W209": "見えない制御文字{count}件。記号で表示します。",
    "E210": "{row}行「{column}」に制御文字があります。この行は取り込みません。",
    # Lines, fields, headings.
    "E301": "{row}行目から引用符が閉じていません。書き出しをやり直してください。",
    "E302": "{row}行目の引用符の使い方が不正です。書き出しをやり直してください。",
    "W303": "改行を含む項目{count}件。1件として扱います。",
    "E304": "{row}行目の項目数が{fields}です(正しくは{expected})。この行は取り込みません。",
    "W305": "旧式の改行です。{count}件と数えました。",
    "E306": "区切りがコンマではありません。{delimiter}区切りとして読みました。取込設定で確認してください。",
    "E307": "見出し「{column}」が重複しています。片方の名前を変えて書き出し直してください。",
    "E308": "見出し「{column}」がありません。対応付けを選んでください。",
    "E309": "見出しを{row}行目と判断しました。取込設定で確認してください。",
    "E310": "データが0件です。抽出の条件を確認してください。",
    "E311": "{row}行目は合計行のようです。除きました。確認してください。",
    "W312": "空行{count}行を除きました。",
    "E314": "ファイルの種類が逆のようです。業務システムと住基の指定を確認してください。",
    "E315": "{column}の重複{count}件。一覧を印刷できます。",
    "E316": "件数が送付票({told}件)と違います({count}件)。送付票を確かめ、違えば抽出し直してください。",
    "E317": "同じ名前の抽出データが2つあります。ファイル名を変えてください。",
    "W318": "{row}行目は見出しの繰り返しです。除きました。",
    "W319": "{row}行目は注記のようです。除きました。確認してください。",
    "W320": "履歴の行{count}件を現在の行にまとめました。",
    "E321": "見出しの行が見つかりません。取込定義で見出し行と対応付けを指定してください。",
    "W322": "シート「{sheet}」は表として読めないため除きました({count}行)。内容を確認してください。",
    "W323": "見出しがありません。値の形から列を判断しました。取込設定で確認してください。",
    "E324": "{row}行目の長さが{length}です(正しくは{expected})。この行は取り込みません。",
    "E325": "{row}行目は項目の境目が文字の途中です。この行は取り込みません。",
    "E326": "固定長の行の長さが取込定義({expected})と違います。取込定義を確認してください。",
    "W327": "区切りのない固定長ファイルと判断しました。列の境目を取込設定で確認してください。",
    "W328": "1行に{people}人分の列があります。1人ずつ{count}件として読みました。",
    "W329": "{row}行目は先頭または末尾の管理レコードです。明細から除きました。",
    "E330": "末尾のレコードの件数({told}件)と明細の行数({found}行)が違います。書き出しをやり直してください。",
    # Values.
    "E401": "番号の桁不足{count}件。先頭の0が消えた可能性。文字列で書き出してください。",
    "W402": "検査用数字が合わない番号{count}件。目視確認に回します。",
    "E403": "指数表示の番号{count}件。復元できません。文字列で書き出してください。",
    "W404": "Excel式の文字列を番号として扱います。",
    "W405": "個人番号の区切り文字を除きます。",
    "E406": "個人番号ではない番号の列です({count}件)。個人番号の列を確認してください。",
    "E407": "試験用とみられる番号{count}件。目視確認に回します。",
    "W408": "同一番号で氏名等が異なる{count}組。最優先で確認に回します。",
    "E409": "{row}行「{column}」が存在しない日付です。日付なしとして扱います。",
    "W410": "日付の書き方が{count}種あります。解釈を確認してください。",
    "W411": "生年月日の範囲外{count}件。目視確認に回します。",
    "W412": "性別の区分に不明なものが{count}種あります。意味を選んでください。",
    "W413": "計算式とみなされる文字列{count}件。文字として扱います。",
    "E414": "{row}行「{column}」が長すぎます(上限{limit}字)。この行は取り込みません。",
    "E415": "{place}支援措置の区分を判断できません。安全のため中止しました。区分の意味を確認してください。",
    "W416": "先頭の0が消えた個人番号{count}件を、列全体の形から復元しました。",
    "W417": "先頭の0が消えた個人番号が{count}件あります。列全体の形から復元できます(--restore-leading-zeros)。",
    "W418": "住所が日付に変わっている可能性{count}件。元の表を確認してください。",
    "W420": "列「{column}」に個人番号があるのに読み取りません。誰の番号かを確かめ、必要なら対応付けを選んでください。",
    "W421": "住所の町名・番地の列が見つかりません。住所の対応付けを選んでください。",
    "W422": "「{column}」は0と1だけで、どちらが男か判断できません。区分の意味を選んでください。",
    # Size.
    "E501": "展開すると大きすぎるため開きません。",
    "E502": "列数が多すぎます(上限{limit})。必要な列だけを書き出してください。",
    "E503": "件数の上限を超えます。分割してください。",
    "E504": "空き容量が不足({gigabytes}GB必要)。何も保存していません。",
    # Workbooks.
    "E601": "{cell}に離れたデータがあります。削除して保存し直してください。",
    "E602": "シートの構造が壊れています。xlsxで保存し直してください。",
    "E603": "安全でない記述があるため開きません。",
    "E604": "安全でない記述があるため開きません(部品名の重複・不正)。",
    "E605": "マクロ・外部参照を含みます。値のみのxlsxにしてください。",
    "E606": "{cell}が計算式です。値に変換してください。",
    "E607": "{cell}がエラー値です。値なしとして扱います。",
    "E608": "結合セル{count}か所。解除してください。",
    "W609": "非表示の行{rows}・シート{sheets}。読む範囲を選んでください。",
    "W613": "{columns}列は先頭の0を書式だけで表示しています({count}件)。0を含む文字列に直してください。",
    "W611": "シート{count}枚を続けて読みます。読む範囲を確認してください。",
    "E610": "2通りの読み方で結果が違います。xlsxで保存し直してください。",
    "E612": "Excelの中身が壊れていて安全に読めません。値のみのxlsxで保存し直してください。",
    # Media.
    "E701": "この媒体・ファイル名は使えません。別の名前で置き直してください。",
    "E702": "媒体が外れました。取込は行っていません。",
    # Profiles.
    "E801": "取込定義を読めません({place})。取込定義を作り直してください。",
    "E802": "取込定義がこのファイルに合いません(見出し「{column}」)。対応付けを選び直してください。",
    "E804": "列「{column}」は点検に必要のない情報とみられます。取り込む理由を取込定義に記入してください。",
    "E803": "事務「{name}」はありません。事務の名前を確認してください。",
}

ROW_CODES = frozenset(
    {"E210", "E304", "E324", "E325", "E401", "E403", "E406", "E407", "E409", "E414", "E607"},
)
"""The row is rejected or the value left unreadable; the rest of the file goes on."""

WARNED_CODES = frozenset({"E306", "E309", "E311", "E315", "E608"})
"""Only warnings once the thing has been detected; a person confirms them at import."""

_LONGEST_HEADING = 30


@dataclass(frozen=True, slots=True)
class Message:
    """One thing the reading noticed and went on with.

    `row` is the physical row (0 = the file as a whole), `sheet` the sheet it lies on ("" in a
    delimited file), `count` how many cases the sentence stands for.
    """

    code: str
    sentence: str
    row: int = 0
    sheet: str = ""
    count: int = 1

    def __str__(self) -> str:
        return f"{self.code} {self.sentence}"


def quoted(heading: str, position: int) -> str:
    """The heading as a message may show it, else its position.

    With wrong line ends a "heading" is data, so only a short one without a digit run is shown.

    Args:
        heading: the text of the heading cell.
        position: the column, 0 = first.
    """
    return _shown(heading) or f"{position + 1}列目"


def say(code: str, **facts: object) -> Message:
    """The message of one code, its placeholders filled.

    Args:
        code: a key of SENTENCES.
        facts: the placeholders; `row`, `sheet` and `count` are kept in the message as well.
    """
    row, count, sheet = (facts.get(name) for name in ("row", "count", "sheet"))
    return Message(
        code,
        _filled(code, facts),
        row if isinstance(row, int) else 0,
        sheet if isinstance(sheet, str) else "",
        count if isinstance(count, int) else 1,
    )


def refuse(code: str, *, file: str, **facts: object) -> KnownError:
    """The error that stops the file; the sentence ends with the name of the file."""
    return KnownError(code, f"{_filled(code, facts)}({file})")


def _filled(code: str, facts: Mapping[str, object]) -> str:
    """The sentence; a row or a cell of a workbook is preceded by its sheet."""
    named = {"count": 1, **facts}
    if sheet := _shown(str(facts.get("sheet", ""))):
        for place in ("row", "cell", "place"):
            if place in facts and "{sheet}" not in SENTENCES[code]:
                named[place] = f"シート「{sheet}」{facts[place]}"
        named["sheet"] = sheet
    return SENTENCES[code].format(**named)


def _shown(text: str) -> str:
    """The text without white space where a message may show it, else ""."""
    flat = re.sub(r"\s+", "", text)
    return flat if len(flat) <= _LONGEST_HEADING and not re.search(r"\d{3}", flat) else ""
