"""Handing the list of rejected rows (取込不可一覧) back to the sender: one file on a medium."""

from pathlib import Path

from app.batches.media_files import on_medium, require_place
from app.batches.rejected import TITLE, RejectedList, as_csv, file_name
from app.changes import Area
from app.desk import Desk
from app.errors import KnownError
from app.people import Permission
from app.record.acts import Act
from app.record.media_use import (
    Carriage,
    MediumUse,
    MediumUseKind,
    enter_use,
    require_told,
    usable_medium,
)


def write_rejected(desk: Desk, rejected: RejectedList, folder: Path, *, carriage: Carriage) -> Path:
    """Write the list as CSV into a folder of a medium; places and reasons only, no value.

    Raises:
        KnownError: P101; G101 nothing was rejected; E701, M102 the medium; Q107, Q108 the folder.
    """
    desk.require(Permission.IMPORT)
    if not rejected.total:
        raise KnownError("G101", "取り込めない行はありません。")
    medium = usable_medium(desk.database, carriage, folder)
    require_told(carriage, medium)
    name, content = file_name(rejected), as_csv(rejected)
    require_place(desk, folder, {name: len(content)})
    with (
        on_medium(folder, {name: content}),
        desk.ledger.entry(
            Act.REJECTED_WRITTEN,
            about=f"source:{rejected.sha256[:32]}",
            areas=frozenset({Area.MEDIA}),
            detail={"rejected": rejected.total, "rejected_sha256": rejected.digest},
        ) as entry,
    ):
        use = MediumUse(
            kind=MediumUseKind.REJECTED,
            about=f"source:{rejected.sha256[:32]}",
            contents=f"{TITLE} {rejected.total:,} 件",
            sha256=rejected.sha256,
            medium=medium,
            carriage=carriage,
            by_person=desk.me.person_id,
        )
        enter_use(entry, use)
    return folder / name
