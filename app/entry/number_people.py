"""The few people who may see individual numbers (個人番号を扱う人).

An office may name them in the settings; then nobody else types or reveals a number, and everybody
else reviews without seeing one. While nobody is named, the role decides alone.
"""

from app.desk import Desk
from app.errors import KnownError
from app.people import Permission, Role
from app.settings import Settings

SETTING = "number_people"


def may_see_numbers(desk: Desk) -> bool:
    """Whether the person at the desk is one of the people who may see numbers."""
    named = Settings(desk).lines(SETTING)
    return not named or desk.me.user in named or desk.me.role is Role.SUPERVISOR


def require_number_person(desk: Desk) -> None:
    """Refuse an act with a number to everybody else.

    Raises:
        KnownError: P101 by role, P105 not one of the people named.
    """
    desk.require(Permission.REVEAL_NUMBER)
    if not may_see_numbers(desk):
        raise KnownError(
            "P105", "個人番号を扱う人に指定されていません。責任者に指定を依頼してください。"
        )
