from app.__main__ import DONE, WRONG_USAGE, main


def test_the_command_writes_the_files(tmp_path):
    target = tmp_path / "demo"

    assert (
        main(["demo", str(target), "--subjects", "60", "--residents", "600", "--seed", "2"]) == DONE
    )
    assert {path.name for path in target.iterdir()} == {
        "register.csv",
        "techo.csv",
        "seiho.xlsx",
        "jiritsu.csv",
        "truth.csv",
        "README.txt",
    }


def test_wrong_shares_are_wrong_usage(tmp_path):
    assert main(["demo", str(tmp_path), "--kinds", "cousin=1"]) == WRONG_USAGE
    assert not list(tmp_path.iterdir())
