"""Backup and restore of an inspection folder: encrypted copies, a signed manifest, verified.

A backup is an ordinary inspection folder with a manifest beside it. It opens with the passwords of
the day it was made: old backups have to be destroyed when a person's access ends.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.access import slot_file
from app.access.inspection import STORE, prepare_folder, sign_in, sign_out
from app.canonical import canonical, to_bytes, to_text
from app.changes import Area
from app.clock import stamp
from app.desk import Desk
from app.errors import KnownError
from app.files import PART_SUFFIX, sha256_of, sync_folder, write_atomically
from app.keys import FLOOR, KdfParameters, derive, signature_holds
from app.people import Permission
from app.record.acts import Act
from app.record.media_use import (
    UNTOLD,
    Carriage,
    MediumUse,
    MediumUseKind,
    enter_use,
    usable_medium,
)
from app.store import batches, runs
from app.store.cipher import StoreUnreadableError
from app.store.database import Database
from app.store.media_rows import MediumRow

MANIFEST = "manifest.json"
_FORMAT = "totsugo-backup-1"
_RESERVE = 1.2
"""Free space asked for, as a multiple of what is copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupSummary:
    """One backup that was made and read back."""

    folder: Path
    files: int
    size: int  # bytes
    ledger_seq: int


class Backup:
    """Backups of the open inspection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, destination: Path) -> BackupSummary:
        """Copy the inspection into a new folder inside `destination` and verify the copy.

        Raises:
            KnownError: P101, E701 the medium is not registered, B101 destination not usable or inside the inspection folder.
        """
        self._desk.require(Permission.BACKUP)
        medium = usable_medium(self._desk.database, UNTOLD, destination)
        _require_usable(destination, self._desk.folder)
        with self._desk.ledger.entry(
            Act.BACKED_UP,
            about=f"inspection:{self._desk.inspection_id}",
            areas=frozenset({Area.LEDGER}),
            detail={},
        ) as entry:
            moment = entry.at
            enter_use(entry, self._use(medium))
        name = f"totsugo-backup-{moment[:19].replace(':', '').replace('-', '')}"
        part, final = destination / f"{name}{PART_SUFFIX}", destination / name
        try:
            self._copy_into(part)
            part.replace(final)
            sync_folder(destination)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            sentence = "バックアップを書けません。保存先の空き容量と権限を確認してください。"
            raise KnownError("B101", sentence) from error
        sizes = [path.stat().st_size for path in final.rglob("*") if path.is_file()]
        return BackupSummary(folder=final, files=len(sizes), size=sum(sizes), ledger_seq=entry.seq)

    def check_files(self) -> list[str]:
        """Sentences on batch and run files that are missing or no longer what was registered."""
        known = {
            **{
                f"batches/{b.batch_id}": b.file_sha256 for b in batches.batches(self._desk.database)
            },
            **{
                f"runs/{r.run_id}": r.file_sha256
                for r in runs.runs(self._desk.database)
                if r.state == "done"
            },
        }
        return [
            f"{name[:16]}… のファイルがないか書き換えられています。"
            for name, digest in known.items()
            if not (self._desk.folder / name).is_file()
            or sha256_of(self._desk.folder / name) != digest
        ]

    def _use(self, medium: MediumRow | None) -> MediumUse:
        """Who makes a backup is a 責任者 and approves its medium."""
        return MediumUse(
            kind=MediumUseKind.BACKUP,
            about=f"inspection:{self._desk.inspection_id}",
            contents="点検フォルダーの写し(暗号化)",
            sha256="",
            medium=medium,
            carriage=Carriage(approver=self._desk.me.name, purpose="バックアップ"),
            by_person=self._desk.me.person_id,
        )

    def _copy_into(self, part: Path) -> None:
        desk = self._desk
        for name in ("batches", "runs"):
            (part / name).mkdir(parents=True, mode=0o700)
        desk.database.copy_into(part / STORE)
        for name in (slot_file.FILE, slot_file.COPY):
            shutil.copyfile(desk.folder / name, part / name)
        for name in _bulk_files(desk):
            shutil.copyfile(desk.folder / name, part / name)
        _require_store(part / STORE, desk.secrets.data_key)
        body = self._manifest(part)
        write_atomically(part / MANIFEST, json.dumps(body, ensure_ascii=False).encode())
        require_whole(part)

    def _manifest(self, part: Path) -> dict[str, object]:
        head = self._desk.ledger.head()
        facts: dict[str, object] = {
            "format": _FORMAT,
            "inspection": self._desk.inspection_id,
            "made_at": stamp(self._desk.clock.now()),
            "seq": head.seq,
            "head": head.mac,
            "files": _digests(part),
            "signed_with": self._desk.secrets.slot_id,
        }
        signature = self._desk.secrets.identity.sign(canonical(facts))
        return {**facts, "signature": to_text(signature)}


def _bulk_files(desk: Desk) -> list[str]:
    """The registered batch and run files, which together with the store are the inspection."""
    taken = [f"batches/{row.batch_id}" for row in batches.batches(desk.database)]
    done = [f"runs/{r.run_id}" for r in runs.runs(desk.database) if r.state == "done"]
    return [*taken, *done]


def _digests(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in paths}


def _require_usable(destination: Path, inspection: Path) -> None:
    inside = inspection.resolve() in (destination.resolve(), *destination.resolve().parents)
    if inside or not destination.is_dir():
        sentence = (
            "バックアップの保存先には、点検フォルダーの外にあるフォルダーを指定してください。"
        )
        raise KnownError("B101", sentence)
    needed = sum(p.stat().st_size for p in inspection.rglob("*") if p.is_file())
    if shutil.disk_usage(destination).free < needed * _RESERVE:
        raise KnownError("B101", "バックアップの保存先の空き容量が不足しています。空けてください。")


def _require_store(path: Path, data_key: bytes) -> None:
    """Refuse a copy of the store that does not open or is not whole."""
    try:
        copy = Database(path, derive(data_key, "database"), create=False)
        whole = copy.is_whole()
        copy.close()
    except StoreUnreadableError:
        whole = False
    if not whole:
        raise _incomplete()


def _incomplete() -> KnownError:
    sentence = "バックアップが不完全か書き換えられています。別のバックアップを使ってください。"
    return KnownError("B102", sentence)


def require_whole(backup: Path) -> Mapping[str, object]:
    """The manifest of a backup whose files are all there and unchanged.

    Raises:
        KnownError: B102.
    """
    try:
        body = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
        signature = to_bytes(body.pop("signature"))
        found = _digests(backup)
        table = slot_file.read_table(backup)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _incomplete() from None
    signer = next((s for s in table.slots if s.owner.slot_id == body.get("signed_with")), None)
    if (
        signer is None
        or body.get("format") != _FORMAT
        or body.get("files") != found
        or not signature_holds(signer.sign_public, canonical(body), signature)
    ):
        raise _incomplete()
    return dict(body)


def restore(
    backup: Path, folder: Path, *, user: str, password: str, weakest: KdfParameters = FLOOR
) -> None:
    """Bring a backup back into a new or empty folder, after its files and ledger verified.

    Raises:
        KnownError: B102 the backup is incomplete or altered, I101 folder not empty, I105 wrong
            user or password, P101 for all but the 責任者.
    """
    files = require_whole(backup)["files"]
    if not isinstance(files, dict):
        raise _incomplete()
    prepare_folder(folder)
    try:
        for name in files:
            shutil.copyfile(backup / name, folder / name)
        desk = sign_in(folder, user=user, password=password, weakest=weakest)
        try:
            desk.require(Permission.BACKUP)
            with desk.ledger.entry(
                Act.RESTORED,
                about=f"inspection:{desk.inspection_id}",
                areas=frozenset(Area),
                detail={},
            ):
                pass
        finally:
            sign_out(desk)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
