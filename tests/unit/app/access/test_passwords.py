"""Password rules."""

import pytest

from app.access.passwords import check_password
from app.errors import KnownError


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "14文字しかないことば。。",
        "あ" * 40,
        "password1234567",
        "totsugo-totsugo-totsugo",
        "yamada-yamada-yamada-1",
        "x" * 300,
    ],
)
def test_refused(password: str) -> None:
    with pytest.raises(KnownError, match="I102"):
        check_password(password, user="yamada")


@pytest.mark.parametrize(
    "password",
    ["きょうは よく晴れた 点検日和", "correct horse battery staple", "ﾊﾝｶｸｶﾅ ﾃﾞﾓ ﾖｲﾃﾞｽ ﾈ ﾄﾞｳｿﾞ"],
)
def test_accepted(password: str) -> None:
    check_password(password, user="yamada")
