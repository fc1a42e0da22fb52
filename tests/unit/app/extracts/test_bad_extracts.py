"""Every kind of bad extract gets its sentence, stops or goes on by its letter, and adds up."""

from pathlib import Path

import pytest

from app.errors import KnownError
from app.extracts import UNWATCHED, FileReport, Options, Side, read_register, read_subjects
from tests.support.bad_extracts import BAD_EXTRACTS, BadExtract


def _read(path: Path, side: Side) -> FileReport:
    if side is Side.REGISTER:
        return read_register([path], Options(), UNWATCHED).reports[0]
    return read_subjects([path], Options(), UNWATCHED).reports[0]


@pytest.mark.parametrize("bad", BAD_EXTRACTS, ids=lambda bad: bad.name)
def test_each_kind_is_named(bad: BadExtract, tmp_path: Path) -> None:
    path = bad.make(tmp_path)
    if bad.refused:
        with pytest.raises(KnownError) as refusal:
            _read(path, bad.side)
        assert refusal.value.code == bad.code
        assert refusal.value.exit_code == 2
    else:
        report = _read(path, bad.side)
        assert bad.code in {message.code for message in report.messages}
        assert report.rows_kept + report.rows_rejected + report.rows_skipped == report.rows_counted
        assert report.rows_kept > 0
