"""Nothing of the ledger is shown as a key or a code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import app
from app.entry.views import Way as EntryWay
from app.ledger_words import DETAILS, detail_words, setting_words
from app.review.assignment import Way as AssignmentWay
from app.search.words import SearchWords

SOURCES = sorted(Path(next(iter(app.__path__))).rglob("*.py"))


def _keys_written() -> Iterator[str]:
    """The keys of every dict literal that is called or given as `detail`."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for value in _details(node):
                yield from (str(key.value) for key in value.keys if isinstance(key, ast.Constant))


def _details(node: ast.AST) -> Iterator[ast.Dict]:
    if isinstance(node, ast.keyword) and node.arg == "detail" and isinstance(node.value, ast.Dict):
        yield node.value
    if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if isinstance(target, ast.Name) and target.id == "detail":
            yield node.value


def test_every_key_that_is_written_has_words() -> None:
    written = set(_keys_written())
    assert len(written) > 30
    assert written - set(DETAILS) == set()


def test_every_code_of_a_way_and_of_a_search_has_words() -> None:
    ways = {str(one) for kind in (EntryWay, AssignmentWay) for one in kind}
    assert ways <= set(DETAILS["way"].codes or {})
    assert set(SearchWords.__annotations__) <= set(DETAILS["used"].codes or {})


def test_what_says_most_stands_first_and_digests_last() -> None:
    told = detail_words({"file_sha256": "ab12", "total": 1500, "side": "subject", "excluded": 0})
    assert told == "業務側、総数 1,500 件、対象外 0 件、保存データの要約値 ab12"


def test_what_did_not_happen_is_not_told() -> None:
    assert detail_words({"failures_before": 0}) == ""
    assert detail_words({"demonstration": 0}) == ""
    assert detail_words({"report": "worklist", "reprint": 0, "cases": 3}) == "点検リスト、件数 3 件"


def test_several_fields_of_a_search_are_told_in_words() -> None:
    told = detail_words({"used": "kana;birth_date", "reason": "several", "found": 2, "page": 1})
    assert told == "検索した項目 カナ・生年月日、理由 候補が複数ある、該当 2 人、頁 1"


def test_a_setting_is_called_as_on_its_page() -> None:
    assert setting_words("deadline") == "点検の期限"
