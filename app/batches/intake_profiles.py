"""Kept profiles (取込定義): what one person has said of a layout, for the next file of its shape.

They lie in the encrypted store of the inspection, newest first, and go from office to office as
small text files. Before one is kept everything that could tell of a person is taken out of it.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app.batches.scope import Coverage, Side
from app.changes import Area, Changes
from app.clock import stamp
from app.desk import Desk
from app.errors import KnownError
from app.extracts.code_meanings import LONGEST_CODE, meanings_of_codes
from app.extracts.profiles import (
    ImportProfile,
    ProfileColumn,
    load_profile,
    profile_from_mapping,
    profile_text,
    write_profile,
)
from app.extracts.sentences import quoted
from app.files import new_id
from app.people import Permission
from app.record.acts import Act
from app.schemes import scheme
from app.store import facts, people
from app.words import words

LONGEST_NAME, LONGEST_REASON = 40, 60
_KEY = "import_profiles"
_MOST_KEPT = 200
_MOST_BYTES = 1 << 18
_LONG_DIGITS = re.compile(r"[0-9０-９]{7}")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProfile:
    """One kept profile, ready to be shown."""

    profile_id: str
    name: str
    side: Side
    side_words: str
    scheme_words: str
    columns: int
    fixed: bool
    kept_at: str
    kept_by: str
    coverage: str  # of the register it was last used for, "" = none
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    """As stored."""

    profile_id: str
    text: str
    kept_at: str
    kept_by: str
    coverage: str


class ImportProfiles:
    """The kept profiles of an inspection, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def kept(self) -> tuple[KeptProfile, ...]:
        """All kept profiles, newest first."""
        names = people.names(self._desk.database)
        return tuple(_shown(row, names) for row in self._rows())

    def known(self, side: Side) -> Mapping[str, str]:
        """The text of every kept profile of a side by id, newest first."""
        return {one.profile_id: one.text for one in self.kept() if one.side is side}

    def find(self, profile_id: str) -> KeptProfile | None:
        """One kept profile."""
        return next((one for one in self.kept() if one.profile_id == profile_id), None)

    def keep(self, text: str, *, name: str, coverage: Coverage | None) -> str:
        """Keep a profile under a name; one of the same name and side is replaced. Returns its id.

        Args:
            text: TOML.
            name: what the office calls it.
            coverage: of the register, to be proposed next time; None = no register.

        Raises:
            KnownError: P101, K110 no name, K111 a long number in name or reason, E801.
        """
        self._desk.require(Permission.IMPORT)
        named = replace(profile_from_mapping(tomllib.loads(text)), name=_checked_name(name))
        return self._keep(without_personal_data(named), coverage.value if coverage else "")

    def take_over(self, path: Path) -> str:
        """Keep a profile that another office wrote; returns its id.

        Raises:
            KnownError: P101, E801 the file is no profile, K110, K111.
        """
        self._desk.require(Permission.IMPORT)
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            raise KnownError(
                "E801", "取込定義を読めません(ファイル全体)。取込定義を作り直してください。"
            )
        profile = load_profile(path)
        named = replace(profile, name=_checked_name(profile.name or "受け取った取込定義"))
        return self._keep(without_personal_data(named), "")

    def write(self, profile_id: str, folder: Path) -> Path:
        """Write a profile into a folder as a text file; nothing there is overwritten.

        Raises:
            KnownError: P101, K112 no such profile, E801 the place cannot be written.
        """
        self._desk.require(Permission.IMPORT)
        found = self._found(profile_id)
        target = _free(folder, f"取込定義_{_file_name(found.name)}")
        write_profile(target, profile_from_mapping(tomllib.loads(found.text)))
        with self._desk.ledger.entry(
            Act.PROFILE_WRITTEN,
            about=f"profile:{profile_id}",
            areas=frozenset({Area.LEDGER}),
            detail={"sha256": _digest(found.text)},
        ):
            pass
        return target

    def forget(self, profile_id: str) -> Changes:
        """Take a profile out of the list.

        Raises:
            KnownError: P101, K112.
        """
        self._desk.require(Permission.IMPORT)
        found = self._found(profile_id)
        rows = [row for row in self._rows() if row.profile_id != profile_id]
        return self._store(Act.PROFILE_DROPPED, profile_id, rows, _digest(found.text))

    def _found(self, profile_id: str) -> KeptProfile:
        found = self.find(profile_id)
        if found is None:
            raise KnownError("K112", "取込定義が見つかりません。一覧から選び直してください。")
        return found

    def _keep(self, profile: ImportProfile, coverage: str) -> str:
        row = _Row(
            profile_id=new_id(),
            text=profile_text(profile),
            kept_at=stamp(self._desk.clock.now()),
            kept_by=self._desk.me.person_id,
            coverage=coverage,
        )
        others = [one for one in self._rows() if not _replaces(profile, one.text)]
        self._store(Act.PROFILE_KEPT, row.profile_id, [row, *others][:_MOST_KEPT], profile.digest)
        return row.profile_id

    def _store(self, act: Act, profile_id: str, rows: list[_Row], digest: str) -> Changes:
        with self._desk.ledger.entry(
            act,
            about=f"profile:{profile_id}",
            areas=frozenset({Area.BATCHES}),
            detail={"sha256": digest},
        ) as entry:
            text = json.dumps([asdict(row) for row in rows], ensure_ascii=False)
            facts.set_setting(entry.database, _KEY, text)
        return entry.changes()

    def _rows(self) -> list[_Row]:
        stored = facts.setting(self._desk.database, _KEY)
        return [_Row(**row) for row in json.loads(stored)] if stored else []


def without_personal_data(profile: ImportProfile) -> ImportProfile:
    """The profile with headings, codes and choices only.

    A heading that could be a value (long, or with a run of digits) gives way to its place; codes
    stay only in columns of codes, and only short ones.

    Raises:
        KnownError: K111 a long number stands in a name or a reason.
    """
    for told in (profile.name, *(column.reason for column in profile.columns)):
        if _LONG_DIGITS.search(told):
            raise KnownError(
                "K111", "名前や理由に長い数字を書かないでください。番号は取込定義に残せません。"
            )
    columns = tuple(map(_clean, profile.columns))
    return replace(profile, columns=columns, name=profile.name[:LONGEST_NAME])


def _clean(column: ProfileColumn) -> ProfileColumn:
    shown = quoted(column.heading, column.position) if column.heading else ""
    meanings = {word for word, _ in meanings_of_codes(column.target)}
    return replace(
        column,
        heading=column.heading if shown != f"{column.position + 1}列目" else "",
        reason=column.reason[:LONGEST_REASON],
        values=tuple(
            (code, word)
            for code, word in column.values
            if len(code) <= LONGEST_CODE and not _LONG_DIGITS.search(code) and word in meanings
        ),
    )


def _replaces(profile: ImportProfile, text: str) -> bool:
    other = profile_from_mapping(tomllib.loads(text))
    return (other.side, other.name) == (profile.side, profile.name)


def _checked_name(name: str) -> str:
    if not name.strip():
        raise KnownError("K110", "取込定義の名前を入力してください。")
    return name.strip()[:LONGEST_NAME]


def _shown(row: _Row, names: Mapping[str, str]) -> KeptProfile:
    profile = profile_from_mapping(tomllib.loads(row.text))
    side = Side(profile.side.value)
    return KeptProfile(
        profile_id=row.profile_id,
        name=profile.name,
        side=side,
        side_words=words(side),
        scheme_words=scheme(profile.scheme).words if profile.scheme else "",
        columns=len(profile.columns),
        fixed=profile.fixed_width is not None,
        kept_at=row.kept_at,
        kept_by=names.get(row.kept_by, ""),
        coverage=row.coverage,
        text=row.text,
    )


def _digest(text: str) -> str:
    return profile_from_mapping(tomllib.loads(text)).digest


def _file_name(name: str) -> str:
    return re.sub(r'[\\/:*?"<>|\s]', "_", name)


def _free(folder: Path, stem: str) -> Path:
    names = (f"{stem}{'' if number == 1 else f'_{number}'}.toml" for number in range(1, 1000))
    return next(folder / name for name in names if not (folder / name).exists())
