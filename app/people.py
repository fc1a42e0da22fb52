"""People of an inspection: roles, what each role may do, and the office's acts on accounts."""

from collections.abc import Mapping
from enum import StrEnum

from app.errors import KnownError


class Role(StrEnum):
    """担当者, 責任者(係長等), 監査担当(閲覧のみ)."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


class Permission(StrEnum):
    """One thing a role may or may not do."""

    IMPORT = "import"
    RUN = "run"
    READ_CASES = "read_cases"
    REVIEW = "review"
    SECOND_CHECK = "second_check"
    SECOND_CHECK_WRONG = "second_check_wrong"
    PROTECTED_LANE = "protected_lane"
    REVEAL_NUMBER = "reveal_number"
    SEARCH_REGISTER = "search_register"
    PRINT = "print"
    MANAGE_PEOPLE = "manage_people"
    ASSIGN = "assign"
    CHANGE_SETTINGS = "change_settings"
    READ_LEDGER = "read_ledger"
    BACKUP = "backup"


# How to add a permission: one member above, its words in app/words.py, and one entry per role here.
_CASEWORKER = frozenset(
    {
        Permission.IMPORT,
        Permission.RUN,
        Permission.READ_CASES,
        Permission.REVIEW,
        Permission.SECOND_CHECK,
        Permission.REVEAL_NUMBER,
        Permission.SEARCH_REGISTER,
        Permission.PRINT,
    }
)
PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.CASEWORKER: _CASEWORKER,
    Role.SUPERVISOR: frozenset(Permission),
    Role.AUDITOR: frozenset({Permission.READ_LEDGER}),
}


def may(role: Role, permission: Permission) -> bool:
    """Whether `role` holds `permission`."""
    return permission in PERMISSIONS[role]


def require(role: Role, permission: Permission) -> None:
    """Refuse an act that the role does not hold.

    Raises:
        KnownError: P101.
    """
    if not may(role, permission):
        raise KnownError("P101", "この操作の権限がありません。責任者に依頼してください。")
