"""What a password has to be: long, and not one that anybody would try first."""

import unicodedata

from app.errors import KnownError

SHORTEST = 15
LONGEST = 256
_COMMON = (
    "password",
    "passw0rd",
    "パスワード",
    "qwertyuiop",
    "1234567890",
    "abcdefghij",
    "totsugo",
    "突合",
    "マイナンバー",
    "mynumber",
    "iloveyou",
    "letmein",
)
"""Words that may be part of a password only if enough other text stands beside them."""

_LEAST_OWN = 8
"""Characters that have to remain once common words and the user name are taken out."""

_FEWEST_KINDS = 5
"""A password of fewer different characters is a row of repeated keys."""


def check_password(password: str, *, user: str) -> None:
    """Refuse a password that is too short, too long or too easily tried.

    The length is counted after NFKC, the form that is stretched. No composition rule, no expiry:
    NIST SP 800-63B advises against both.

    Raises:
        KnownError: I102.
    """
    text = unicodedata.normalize("NFKC", password)
    if not SHORTEST <= len(text) <= LONGEST:
        raise KnownError("I102", f"パスワードは{SHORTEST}文字以上にしてください。")
    if len(set(text)) < _FEWEST_KINDS or len(_without_common(text, user)) < _LEAST_OWN:
        sentence = "推測されやすいパスワードです。複数の言葉を並べるなど別のものにしてください。"
        raise KnownError("I102", sentence)


def _without_common(text: str, user: str) -> str:
    rest = text.casefold()
    for word in (*_COMMON, user):
        folded = unicodedata.normalize("NFKC", word).casefold()
        if folded:
            rest = rest.replace(folded, "")
    return rest
