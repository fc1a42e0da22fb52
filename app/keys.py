"""Keys: what a password becomes, and what each key is for.

password -Argon2id-> key-encryption key -> the person's 32-byte seed -> Ed25519 + X25519 keys;
the inspection's data key is sealed to every person's X25519 key.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfParameters:
    """Argon2id parameters of one slot; stored with it and authenticated by it."""

    memory_kib: int
    passes: int
    lanes: int


STANDARD = KdfParameters(memory_kib=262_144, passes=3, lanes=2)
"""256 MiB, three passes: every real slot."""

SMALL = KdfParameters(memory_kib=64, passes=1, lanes=1)
"""For tests only; opening a slot made with it has to be allowed by name."""
