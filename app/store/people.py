"""People and the keys they sign with."""

from dataclasses import dataclass

from app.people import Role
from app.store.database import Database
from app.store.values import Row, blob, text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """One person as stored."""

    person_id: str
    user: str
    name: str
    role: Role
    active: bool
    last_sign_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRecord:
    """One pair of public keys of a person; `retired_at` "" while in use."""

    slot_id: str
    person_id: str
    sign_public: bytes
    box_public: bytes
    retired_at: str


def _person(row: Row) -> PersonRecord:
    return PersonRecord(
        person_id=text(row[0]),
        user=text(row[1]),
        name=text(row[2]),
        role=Role(text(row[3])),
        active=bool(whole(row[4])),
        last_sign_in=text(row[5]),
    )


def people(database: Database) -> list[PersonRecord]:
    """Everybody, the active first, by name."""
    rows = database.rows(
        "SELECT person_id, user, name, role, active, last_sign_in FROM person"
        " ORDER BY active DESC, name, user"
    )
    return [_person(row) for row in rows]


def person(database: Database, person_id: str) -> PersonRecord | None:
    """One person."""
    return next((p for p in people(database) if p.person_id == person_id), None)


def names(database: Database) -> dict[str, str]:
    """Name by person id."""
    return {p.person_id: p.name for p in people(database)}


def add_person(database: Database, record: PersonRecord) -> None:
    """Enter a person."""
    database.write(
        "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)",
        (
            record.person_id,
            record.user,
            record.name,
            record.role,
            int(record.active),
            record.last_sign_in,
        ),
    )


def set_active(database: Database, person_id: str, *, active: bool) -> None:
    """Whether a person may sign in."""
    database.write("UPDATE person SET active = ? WHERE person_id = ?", (int(active), person_id))


def set_last_sign_in(database: Database, person_id: str, at: str) -> None:
    """When a person signed in last."""
    database.write("UPDATE person SET last_sign_in = ? WHERE person_id = ?", (at, person_id))


def add_key(database: Database, record: KeyRecord) -> None:
    """Enter a pair of keys."""
    database.write(
        "INSERT INTO person_key VALUES (?, ?, ?, ?, ?)",
        (
            record.slot_id,
            record.person_id,
            record.sign_public,
            record.box_public,
            record.retired_at,
        ),
    )


def retire_keys(database: Database, person_id: str, at: str) -> None:
    """End the use of all keys of a person; their signatures stay valid for what they signed."""
    database.write(
        "UPDATE person_key SET retired_at = ? WHERE person_id = ? AND retired_at = ''",
        (at, person_id),
    )


def keys(database: Database) -> dict[str, KeyRecord]:
    """All keys ever used, by slot id."""
    rows = database.rows(
        "SELECT slot_id, person_id, sign_public, box_public, retired_at FROM person_key"
    )
    found = (
        KeyRecord(
            slot_id=text(row[0]),
            person_id=text(row[1]),
            sign_public=blob(row[2]),
            box_public=blob(row[3]),
            retired_at=text(row[4]),
        )
        for row in rows
    )
    return {key.slot_id: key for key in found}
