"""One office founded once and copied as often as needed: a copy costs milliseconds, not passwords."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.access.inspection_folder import open_store
from app.cases.document import CaseDocument
from app.desk import Desk
from app.keys import derive
from app.record.anchor import Anchor
from app.record.ledger import Ledger, Signer
from app.store.database import Database
from tests.support.inspected import put_cases
from tests.support.office import CASEWORKER, SECOND, SUPERVISOR, a_staffed_desk, colleague

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in memory, where the system has one


def scratch() -> Path:
    """A new folder for test data, in memory where that is possible."""
    return Path(tempfile.mkdtemp(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None))


class FoundedOffice:
    """An inspection with its people and cases, closed, and the keys of everybody in it."""

    def __init__(
        self,
        folder: Path,
        documents: Sequence[CaseDocument],
        *,
        changes: Mapping[int, Mapping[str, object]],
    ) -> None:
        """Found it; `changes` as in `put_cases`."""
        self._folder = folder
        desk = a_staffed_desk(folder)
        put_cases(desk, documents, changes=changes)
        others = {user: colleague(desk, user) for user in (CASEWORKER, SECOND)}
        self._desks = {SUPERVISOR: desk, **others}
        desk.database.close()

    def copy(self, to: Path) -> dict[str, Desk]:
        """Everybody's desk at one open copy of the office: by user, all on the same store."""
        shutil.copytree(self._folder, to)
        data_key = self._desks[SUPERVISOR].secrets.data_key
        store = open_store(to, data_key, create=False)
        return {user: _moved(desk, to, store) for user, desk in self._desks.items()}


def _moved(desk: Desk, folder: Path, database: Database) -> Desk:
    """The same person's desk at another copy of the store."""
    secrets = desk.secrets
    signer = Signer(person_id=desk.me.person_id, slot_id=secrets.slot_id, identity=secrets.identity)
    ledger = Ledger(
        database,
        inspection_id=desk.inspection_id,
        chain=secrets.chain,
        clock=desk.clock,
        signer=signer,
        anchor=Anchor(folder, derive(secrets.data_key, "anchor")),
    )
    return replace(desk, folder=folder, database=database, ledger=ledger)
