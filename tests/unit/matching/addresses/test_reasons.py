"""Every reason has its words."""

from app.bundled import text
from matching.addresses import reasons


def test_every_code_is_a_row_of_the_reason_table() -> None:
    codes = {value for name, value in vars(reasons).items() if name.isupper()}
    rows = [line.split("\t") for line in text("rules", "reasons.tsv").splitlines()[1:]]
    known = {row[0] for row in rows if row[1] == "address"}
    assert codes <= known
