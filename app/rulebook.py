"""The rule book (判定の手引き): every rule of the program in Japanese, generated from the rule files.

`python -m app.rulebook` rewrites resources/manual/rulebook.md; a test keeps the two equal.
How to add a chapter: one function that returns lines, and one row in _CHAPTERS.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from app.bundled import resource
from app.rules import RuleKind, Rules, load_policy, load_rules, policy_names
from matching import Agreement, Fact, Policy

_ATTRIBUTES = {
    "number": "個人番号",
    "name": "氏名",
    "kana": "カナ",
    "birth_date": "生年月日",
    "sex": "性別",
    "address": "住所",
    "record": "記録全体",
}

_AGREEMENTS: tuple[tuple[str, str, str, str], ...] = (
    (Agreement.SAME, "＝", "一致", "書かれたとおりに同じです。"),
    (
        Agreement.EQUIVALENT,
        "≒",
        "表記ゆれ",
        "幅・空白・元号・丁目番地の書き方・異体字など、意味を変えない書き方の違いだけです。",
    ),
    (Agreement.SIMILAR, "△", "一部相違", "名前の付いた理由で一部だけが一致しています。"),
    (Agreement.DIFFERENT, "✕", "相違", "一致しません。似ているだけの文字は相違とします。"),
    (Agreement.ABSENT_LEFT, "－", "空欄(業務システム)", "業務システムに値がありません。"),
    (Agreement.ABSENT_RIGHT, "－", "空欄(住基)", "住基に値がありません。"),
    (Agreement.ABSENT_BOTH, "－", "空欄(両方)", "どちらにも値がありません。"),
    (Agreement.UNREADABLE, "？", "判読不可", "値はありますが、読み取れません。"),
)

_LANES = {"eye": "目視", "inquiry": "照会待ち", "unnumbered": "番号未登録"}


def rule_book() -> str:
    """The whole rule book as Markdown, ending in one line feed."""
    rules = load_rules()
    lines = [
        "# 判定の手引き",
        "",
        "この手引きは、プログラムが使う規則のデータそのものから作られています。",
        f"判定表の版は {rules.version} です。規則の識別値は帳票に印刷されます。",
    ]
    for title, chapter in _CHAPTERS:
        lines += ["", f"## {title}", "", *chapter(rules)]
    return "\n".join(lines) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table; `|` and line ends inside a cell are written out."""
    lines = [_line(head), _line(["---"] * len(head))]
    return lines + [_line(row) for row in rows]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "｜") for cell in cells) + " |"


def _agreements(_rules: Rules) -> list[str]:
    head = "4つの項目(氏名・生年月日・性別・住所)とカナを、1つずつ比べます。"
    rows = [(glyph, words, code, text) for code, glyph, words, text in _AGREEMENTS]
    return [head, "", *table(("記号", "一致区分", "記録上の値", "意味"), rows)]


def _decision(rules: Rules) -> list[str]:
    classes = rules.tables[RuleKind.CLASS]
    words = {fact.name: fact.words for fact in rules.rule_set.decision.facts}
    rows = []
    for order, row in enumerate(rules.rule_set.decision.rows, start=1):
        when = "、または ".join(_sentence(text, words) for text in row.when.text.split(" or "))
        rows.append((str(order), row.code, classes[row.code]["words"], when))
    head = (
        "上から順に当てはめ、最初に当てはまった行で判定します。どの記録もちょうど1つに決まります。"
        "条件の意味は次の表のとおりです。結果の一致区分と理由の符号から、誰でも同じ判定を確かめられます。"
    )
    lines = [head, "", *table(("順", "区分", "呼び方", "条件"), rows)]
    facts = [(fact.words, fact.explanation, _seen(fact)) for fact in rules.rule_set.decision.facts]
    return [*lines, "", "### 条件の意味", "", *table(("条件", "意味", "結果での見方"), facts)]


def _seen(fact: Fact) -> str:
    return f"理由に {fact.reason} があります" if fact.reason else "一致区分から分かります"


def _sentence(text: str, words: Mapping[str, str]) -> str:
    return " かつ ".join(_term(term.strip(), words) for term in text.split(" and "))


def _term(term: str, words: Mapping[str, str]) -> str:
    name = term.removeprefix("not ")
    # every fact that a row denies says 「…が一致」
    return words[name] if name == term else f"{words[name]}しない"


def _classes(rules: Rules) -> list[str]:
    rows = [
        (row["code"], row["words"], row["explanation"], row["example"])
        for row in rules.tables[RuleKind.CLASS].values()
    ]
    return table(("区分", "呼び方", "意味", "例"), rows)


def _never(rules: Rules) -> list[str]:
    rows = [
        (row["code"], row["words"], row["explanation"], row["example"])
        for row in rules.tables[RuleKind.NEVER].values()
    ]
    return table(("番号", "決してしないこと", "理由", "例"), rows)


def _policies(_rules: Rules) -> list[str]:
    policies = [load_policy(name) for name in policy_names()]
    rows = [
        (item.name, item.words, _yes(item, "A3a"), _yes(item, "A3b"), item.risk)
        for item in policies
    ]
    head = "標準では4情報の一致だけを認めます。ほかは事務所が選び、帳票に印刷されます。"
    columns = ("名前", "照合方針", "A3a 居所一致を認める", "A3b 前住所一致を認める", "測定した危険")
    return [head, "", *table(columns, rows)]


def _yes(policy: Policy, code: str) -> str:
    accepted = {"A3a": policy.accept_residence, "A3b": policy.accept_former_address}
    return "認める" if accepted[code] else "認めない"


def _reasons(rules: Rules) -> list[str]:
    lines = ["理由の符号は、結果の「reasons」に ; で区切って並びます。"]
    agreement_words = {code: words for code, _, words, _ in _AGREEMENTS} | {"": ""}
    for attribute, title in _ATTRIBUTES.items():
        rows = [
            (
                row["words"],
                agreement_words[row["agreement"]],
                row["explanation"],
                _examples(row["example_left"], row["example_right"]),
                row["code"],
            )
            for row in rules.tables[RuleKind.REASON].values()
            if row["attribute"] == attribute
        ]
        if rows:
            columns = ("理由", "一致区分", "説明", "例", "符号")
            lines += ["", f"### {title}", "", *table(columns, rows)]
    return lines


def _examples(left: str, right: str) -> str:
    return " と ".join(text or "空欄" for text in (left, right)) if left or right else ""


def _signatures(rules: Rules) -> list[str]:
    head = (
        "一括可の相違パターンだけを、まとめて確認できます。C、B3、B4、B5 と、"
        "説明のつかない大きな住所の違いは、必ず1件ずつ確認します。"
    )
    rows = [
        (
            row["words"],
            row["classes"].replace("|", "・"),
            "一括可" if row["group_ok"] == "true" else "1件ずつ",
            row["explanation"],
            row["example"],
            row["code"],
        )
        for row in rules.tables[RuleKind.SIGNATURE].values()
    ]
    columns = ("相違パターン", "区分", "確認の仕方", "説明", "例", "符号")
    return [head, "", *table(columns, rows)]


def _causes(rules: Rules) -> list[str]:
    head = "原因は参考です。判定を変えることはありません。E は紐付け誤り、H は誤りでない違いの原因です。"
    rows = [
        (row["code"], row["words"], row["explanation"], row["example"])
        for row in rules.tables[RuleKind.CAUSE].values()
    ]
    return [head, "", *table(("符号", "原因", "説明", "例"), rows)]


def _queue(rules: Rules) -> list[str]:
    head = (
        "危険なものから順に並べます。同じ順の中では、番号の指す人より"
        "よく一致する別の人がいるものほど先になります。"
    )
    rows = [
        (row["order"], _LANES[row["lane"]], row["words"], row["explanation"])
        for row in rules.tables[RuleKind.QUEUE].values()
    ]
    return [head, "", *table(("順", "列", "内容", "説明"), rows)]


def _cautions(rules: Rules) -> list[str]:
    rows = [
        (row["words"], row["explanation"], row["code"])
        for row in rules.tables[RuleKind.CAUTION].values()
    ]
    return table(("注意", "説明", "符号"), rows)


_CHAPTERS: tuple[tuple[str, Callable[[Rules], list[str]]], ...] = (
    ("一致区分", _agreements),
    ("判定表", _decision),
    ("区分の意味", _classes),
    ("決してしないこと", _never),
    ("照合方針", _policies),
    ("理由", _reasons),
    ("相違パターン", _signatures),
    ("原因", _causes),
    ("確認の順番", _queue),
    ("注意", _cautions),
)


def main() -> int:
    """Rewrite the rule book of this checkout. Returns the exit code."""
    path = Path(str(resource("manual", "rulebook.md")))
    path.write_text(rule_book(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
