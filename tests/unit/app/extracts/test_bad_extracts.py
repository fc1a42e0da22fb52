"""The 72 bad inputs: each gets its sentence, the same one whichever way it comes in.

It stops or goes on by its letter, says where, leaves nothing behind when it stops, and adds up when
it goes on.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from app.access.inspection import sign_out
from app.errors import KnownError
from app.extracts import Side, workbook_opening
from app.extracts.decoding import ByteSource
from app.extracts.sentences import ROW_CODES, WARNED_CODES
from app.jobs import Job, Progress
from tests.support.bad_extracts import BAD_EXTRACTS, OF_THE_MOMENT, BadExtract
from tests.support.extract_files import PLAIN, delimited, subject_rows
from tests.support.office import a_desk
from tests.support.ways_in import STORES, WAYS, Heard, Office

ROOT = Path(__file__).parents[4]


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    desk = a_desk(tmp_path / "inspection")
    yield Office(tmp_path, desk, capsys)
    sign_out(desk)


@pytest.fixture
def one_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook is read by one real child; the other ways hear what that one said."""
    outcomes: dict[bytes, Mapping[str, object] | KnownError] = {}
    really = workbook_opening.run_job

    def once(job: Job, on_progress: Callable[[Progress], None], *, quiet: bool):
        line = job.spec.line()
        if line not in outcomes:
            try:
                outcomes[line] = really(job, on_progress, quiet=quiet)
            except KnownError as error:
                outcomes[line] = error
        outcome = outcomes[line]
        if isinstance(outcome, KnownError):
            raise KnownError(outcome.code, outcome.sentence)
        return outcome

    monkeypatch.setattr(workbook_opening, "run_job", once)


def test_every_number_of_the_list_is_here() -> None:
    made = {bad.number for bad in BAD_EXTRACTS}
    assert made | OF_THE_MOMENT.keys() == set(range(1, 73))
    assert not made & OF_THE_MOMENT.keys()
    for words in OF_THE_MOMENT.values():
        assert all((ROOT / place).exists() for place in words.partition(": ")[2].split(", "))


@pytest.mark.parametrize("bad", BAD_EXTRACTS, ids=lambda bad: bad.name)
def test_the_letter_says_whether_it_stops(bad: BadExtract) -> None:
    goes_on = bad.code.startswith("W") or bad.code in ROW_CODES | WARNED_CODES
    assert bad.refused is not goes_on


@pytest.mark.usefixtures("one_child")
@pytest.mark.parametrize("bad", BAD_EXTRACTS, ids=lambda bad: bad.name)
def test_every_way_says_the_same(bad: BadExtract, office: Office) -> None:
    path = bad.make(office.folder)
    heard = {name: way(office, path, bad.side) for name, way in WAYS.items()}
    for name, said in heard.items():
        assert said.refused is bad.refused, name
        assert said.left_behind is (name in STORES and not bad.refused), name
    first = heard["match"]
    assert {name: said.messages for name, said in heard.items()} == dict.fromkeys(
        WAYS, first.messages
    )
    told = [message for message in first.messages if message.startswith(f"{bad.code} ")]
    assert told
    assert any(bad.place in message for message in told)
    assert len(first.messages) == 1 or not bad.refused
    _adds_up(list(heard.values()))


def _adds_up(heard: list[Heard]) -> None:
    counts = {said.counts for said in heard if said.counts}
    assert len(counts) <= 1
    for kept, rejected, skipped, counted in counts:
        assert kept + rejected + skipped == counted
        assert kept > 0


Meddling = Callable[[Path], object]


def _grow(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b"\r\n")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("meddle", "code"), [(_grow, "E112"), (Path.unlink, "E702")])
def test_what_happens_while_it_is_read(
    meddle: Meddling, code: str, way: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """12: the file changes while it is read; 72: its medium is pulled."""
    path = delimited(office.folder, subject_rows(), PLAIN)
    blocks = ByteSource.blocks

    def meddled(source: ByteSource, size: int) -> Iterator[bytes]:
        for number, block in enumerate(blocks(source, size)):
            if source.opened.path == path and not number:
                meddle(path)
            yield block

    monkeypatch.setattr(ByteSource, "blocks", meddled)
    heard = WAYS[way](office, path, Side.SUBJECT)
    assert (heard.refused, heard.left_behind) == (True, False)
    assert [message.split()[0] for message in heard.messages] == [code]


def test_the_same_file_again(office: Office) -> None:
    """38: taken in before, under whatever name."""
    for name in ("techo.csv", "手帳.csv"):
        path = delimited(office.folder, subject_rows(), PLAIN, name)
        heard = WAYS["import"](office, path, Side.SUBJECT)
    assert heard.refused
    assert heard.messages[0].startswith("E313 ")
    assert len(list(office.desk.batches.iterdir())) == 1


def test_the_same_file_again_is_refused_as_soon_as_it_is_looked_at(office: Office) -> None:
    """38: the look and the import say the same."""
    path = delimited(office.folder, subject_rows(), PLAIN, "techo.csv")
    WAYS["import"](office, path, Side.SUBJECT)
    looked, taken = (WAYS[way](office, path, Side.SUBJECT) for way in ("preview", "import"))
    assert looked.messages == taken.messages
    assert looked.messages[0].startswith("E313 ")
