"""The desk: the signed-in person at one open inspection. Every service is built on one."""

from dataclasses import dataclass
from pathlib import Path

from app.clock import Clock
from app.keys import Identity, KdfParameters
from app.people import Permission, Role, require
from app.record.chain import ChainKey
from app.record.ledger import Ledger
from app.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the inspection."""

    person_id: str
    user: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """The keys of the open inspection; they never leave the process but for a child's own file."""

    data_key: bytes
    chain: ChainKey
    identity: Identity
    slot_id: str

    def __repr__(self) -> str:
        return "Secrets(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a service needs: who acts, on which inspection, through which ledger."""

    folder: Path
    inspection_id: str
    me: Person
    database: Database
    ledger: Ledger
    clock: Clock
    secrets: Secrets
    parameters: KdfParameters  # for slots made at this desk

    def require(self, permission: Permission) -> None:
        """Refuse an act that the person at the desk may not do.

        Raises:
            KnownError: P101.
        """
        require(self.me.role, permission)

    @property
    def batches(self) -> Path:
        """The folder of batch files."""
        return self.folder / "batches"

    @property
    def runs(self) -> Path:
        """The folder of run files."""
        return self.folder / "runs"
