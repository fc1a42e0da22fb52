"""Schemes are told by file names, titles and headings."""

import pytest

from app.schemes import guess_scheme, scheme_named


@pytest.mark.parametrize(
    ("text", "headings", "code"),
    [
        ("techo", (), "seishin_techo"),
        ("生活保護 受給者一覧", (), "seiho"),
        ("身体障害者手帳台帳", (), "shintai_techo"),
        ("受給者", ("受給者番号", "所得区分"), "jiritsu"),
        ("名簿", ("ケース番号", "員番"), "seiho"),
        ("抽出", ("氏名",), ""),
    ],
)
def test_scheme_is_guessed(text: str, headings: tuple[str, ...], code: str) -> None:
    assert guess_scheme(text, headings) == code


def test_scheme_by_any_of_its_names() -> None:
    found = [
        scheme_named(name) for name in ("seiho", "生活保護", "生保", "自立支援医療（精神通院）")
    ]
    assert [scheme.code if scheme else "" for scheme in found] == ["seiho"] * 3 + ["jiritsu"]
    assert scheme_named("年金") is None
