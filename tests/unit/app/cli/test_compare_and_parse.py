"""`totsugo compare` and `totsugo parse`: lines out = lines in, with two columns added."""

from pathlib import Path

import pytest

from app.__main__ import main


def _run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> list[str]:
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out.split("\n")


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "values.tsv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("field", "pair", "expected"),
    [
        ("name", "渡邉　一\t渡辺一", "EQUIVALENT\tname_variant_2;name_space"),
        ("kana", "ﾐﾂﾞｷ\tミズキ", "SIMILAR\tkana_zu_ji"),
        ("birth_date", "S56.4.1\t1981-04-01", "EQUIVALENT\tbirth_notation"),
        ("sex", "1\t女", "DIFFERENT\tsex_differs"),
    ],
)
def test_compare_adds_agreement_and_reasons(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, field: str, pair: str, expected: str
) -> None:
    path = _file(tmp_path, f"id\tx_a\tx_b\n1\t{pair}\n".encode())

    assert _run(capsys, "compare", field, path) == [
        "id\tx_a\tx_b\tagreement\treasons",
        f"1\t{pair}\t{expected}",
        "",
    ]


def test_without_named_columns_the_first_two_are_compared(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = _file(tmp_path, "左\t右\tmemo\n男\t男\tx\n".encode())

    assert _run(capsys, "compare", "sex", path)[1] == "男\t男\tx\tSAME\t"


def test_lines_out_are_lines_in(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Blank and short lines, CR LF, odd separators and quotes all stay one line each."""
    content = '\ufeffa\tb\r\n\r\n男\r\n"男\t男\u2028女\r\n\x0b\x85\t女'.encode()
    lines = _run(capsys, "compare", "sex", _file(tmp_path, content))

    assert lines == [
        "a\tb\tagreement\treasons",
        "\t\tABSENT_BOTH\t",
        "男\t\tABSENT_RIGHT\t",
        '"男\t男\u2028女\tUNREADABLE\tsex_unreadable',
        "\x0b\x85\t女\tABSENT_LEFT\t",
        "",
    ]


def test_parse_birth_dates(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = _file(tmp_path, "id\tinput\n1\tS56.4.1\n2\t昭和20年4月不詳\n3\tS55.2.30\n".encode())

    assert _run(capsys, "parse", "birth_date", path)[1:-1] == [
        "1\tS56.4.1\t1981-04-01\t",
        "2\t昭和20年4月不詳\t1945-04\tunknown_part",
        "3\tS55.2.30\t\tinvalid",
    ]


def test_parse_numbers_and_a_blank_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = _file(tmp_path, b"number\n1234-5678-9018\n\n123456789012\n")

    assert _run(capsys, "parse", "individual_number", path)[1:-1] == [
        "1234-5678-9018\t123456789018\t",
        "\t\tmissing",
        "123456789012\t\tcheck_digit",
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "E653"), ("左\t右\n".encode("cp932"), "E652"), (b"one\n1\n", "E654")],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, code: str
) -> None:
    assert main(["compare", "name", str(_file(tmp_path, content))]) == 2
    assert capsys.readouterr().err.startswith(code)


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["parse", "birth_date", str(tmp_path / "none.tsv")]) == 2
    assert capsys.readouterr().err.startswith("E651")
