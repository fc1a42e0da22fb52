"""Accounts (利用者): adding a person, resetting a password, roles. For the 責任者."""

from app.changes import Changes
from app.desk import Desk
from app.inspection import NewPerson
from app.people import Role
from app.views import PersonRow


class Accounts:
    """The people of the inspection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def people(self) -> tuple[PersonRow, ...]:
        """Everybody, the active first, by name. Any role may read this (確認者 is chosen from it)."""
        raise NotImplementedError

    def add(self, new: NewPerson, role: Role) -> PersonRow:
        """Enter a person.

        Raises:
            KnownError: P101, I102 password, I103 user name taken or empty.
        """
        raise NotImplementedError

    def reset(self, person_id: str, password: str) -> Changes:
        """Give a person a new password and new keys; the old signing key is retired.

        Raises:
            KnownError: P101, I102, P102 no such person.
        """
        raise NotImplementedError

    def deactivate(self, person_id: str) -> Changes:
        """Remove a person's key slot; what the person did stays on record.

        Raises:
            KnownError: P101, P102, P103 the last 責任者.
        """
        raise NotImplementedError

    def change_own_password(self, *, old: str, new: str) -> Changes:
        """Change the password of the person at the desk.

        Raises:
            KnownError: I105 old password wrong, I102.
        """
        raise NotImplementedError

    def unlock(self, person_id: str) -> Changes:
        """End the waiting time after too many wrong passwords."""
        raise NotImplementedError
