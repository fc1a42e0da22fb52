"""The preview job: what a file looks like before anything is stored.

For a person at the screen (`mends`) a file that cannot be read yet is no refusal: it is shown as
far as it is understood, with the reason, so that its columns can be named.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.batches.intake_plan import Reach
from app.batches.preview_views import LockedFile
from app.batches.scope import Side
from app.errors import KnownError
from app.extracts import inspect, is_protected
from app.extracts.outline import outline
from app.extracts.profile_choice import fitting_profile
from app.extracts.profiles import ImportProfile, profile_from_mapping
from app.extracts.sentences import quoted
from app.extracts.targets import Side as FileSide
from app.plain_values import to_plain
from app.protection.protected_list import read_protected_list
from app.worker.payload import Payload
from app.worker.preview_reading import PreviewReader, Seen, as_result, common, draft_of
from app.worker.reading import Tell, from_medium, options, watch

_WORDS = "抽出データの確認"

MENDABLE = frozenset({"E307", "E308", "E310", "E321", "E326", "E415", "E802", "E804"})
"""Refusals that a person mends by saying what the columns mean."""


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Look at a file completely and describe it."""
    with from_medium(payload):
        return _described(payload, payload.paths("paths"), tell)


def _described(payload: Payload, paths: Sequence[Path], tell: Tell) -> dict[str, object]:
    side = _side(payload, paths[0])
    if side is Side.PROTECTED:
        people, report = read_protected_list(paths[0], watch(tell, _WORDS))
        return {**common(side, (report,)), "layout": [f"{people.height} 人の一覧"]}
    mends = "mends" in payload.values and payload.flag("mends")
    given = options(payload, paths)
    locked = next((p for p in paths if is_protected(p) and not given.passwords.get(p)), None)
    if mends and locked is not None:
        return _asks_password(locked, "")
    reader = PreviewReader(
        paths=tuple(paths),
        side=FileSide(side),
        options=given,
        protected_ids=frozenset(payload.texts("protected_ids")),
        tell=tell,
    )
    own = _own_profile(payload)
    if not mends:
        return as_result(reader.read(own))
    try:
        return as_result(_mended(reader, own, payload))
    except KnownError as error:
        if error.code != "E117":
            raise
        return _asks_password(next(p for p in paths if is_protected(p)), error.sentence)


def _side(payload: Payload, path: Path) -> Side:
    given = payload.text("side")
    return Side(given) if given else Side(inspect(path, None, None).side.value)


def _asks_password(path: Path, told: str) -> dict[str, object]:
    return {"locked": to_plain(LockedFile(name=path.name, told=told))}


def _own_profile(payload: Payload) -> ImportProfile | None:
    text = payload.text("profile")
    return profile_from_mapping(tomllib.loads(text)) if text else None


def _quick(reader: PreviewReader, payload: Payload) -> PreviewReader:
    """A reader that stops early in big files: somebody still corrects how they are read."""
    size = sum(path.stat().st_size for path in reader.paths)
    if size <= payload.number("small_bytes"):
        return reader
    return replace(reader, most=payload.number("part_rows"))


def _known(payload: Payload) -> dict[str, ImportProfile]:
    """The kept profiles by id, the one to be preferred first."""
    return {
        profile_id: profile_from_mapping(tomllib.loads(text))
        for profile_id, text in payload.mapping("known").items()
    }


def _mended(reader: PreviewReader, own: ImportProfile | None, payload: Payload) -> Seen:
    """Read as the person says, else by a kept profile of that shape, else as detected."""
    reach = Reach(payload.text("reach"))
    quick = reader if reach is Reach.WHOLE else _quick(reader, payload)
    if reach is Reach.PART:
        reader = quick
    if own is not None:
        return _tried(reader, own) if own.columns else _detected(reader, own, quick)
    known, path = _known(payload), reader.paths[0]
    password = reader.options.passwords.get(path, "")
    fitting = fitting_profile(path, reader.side, known, password=password)
    if fitting:
        seen = _tried(reader, known[fitting])
        if not seen.reading.refused:
            named = replace(seen.reading, known=fitting, known_name=known[fitting].name)
            return replace(seen, reading=named)
    return _detected(reader, None, quick)


def _detected(reader: PreviewReader, parted: ImportProfile | None, quick: PreviewReader) -> Seen:
    """Read as detected; what no heading names is proposed by its values, for a quick look.

    `parted` is a profile without columns: it says encoding, delimiter or the row of the heading.
    """
    try:
        return reader.read(parted)
    except KnownError as error:
        if error.code not in MENDABLE:
            raise
        path = reader.paths[0]
        password = reader.options.passwords.get(path, "")
        seen = outline(path, reader.side, parted, password=password)
        if not seen.proposed:
            return reader.refused(seen.detection, parted, error)
    headings = seen.detection.tables[0].headings
    proposed = tuple(quoted(headings[at], at) for at in sorted(seen.proposed))
    found = _tried(quick, draft_of(seen.detection, parted))
    return replace(found, reading=replace(found.reading, proposed=proposed))


def _tried(reader: PreviewReader, profile: ImportProfile) -> Seen:
    """Read by a profile; where that cannot be, the outline shows what is missing."""
    try:
        return reader.read(profile)
    except KnownError as error:
        if error.code not in MENDABLE:
            raise
        path = reader.paths[0]
        password = reader.options.passwords.get(path, "")
        seen = outline(path, reader.side, profile, password=password)
        return reader.refused(seen.detection, profile, error)
