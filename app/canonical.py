"""One way to write a value as bytes: what is signed, chained and digested."""

import base64
import json
import unicodedata


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no spaces, UTF-8, NFC; equal values give equal bytes."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode()


def to_text(content: bytes) -> str:
    """Bytes as they stand inside JSON: Base64."""
    return base64.b64encode(content).decode()


def to_bytes(text: object) -> bytes:
    """The bytes of `to_text`.

    Raises:
        ValueError: if the text is not Base64.
    """
    return base64.b64decode(str(text), validate=True)
