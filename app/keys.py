"""Keys: what a password becomes, and what each key is for.

password -Argon2id-> key-encryption key -> the person's 32-byte seed -> Ed25519 + X25519 keys;
the inspection's data key is sealed to every person's X25519 key, so that a 責任者 can give or take
access without knowing anybody's password.
"""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

import argon2.low_level
import nacl.bindings
import nacl.exceptions
import nacl.public
import nacl.signing

KEY_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfParameters:
    """Argon2id parameters of one slot; stored with it and authenticated by it."""

    memory_kib: int
    passes: int
    lanes: int

    def reaches(self, floor: "KdfParameters") -> bool:
        """Whether these parameters are at least as costly as `floor`."""
        return self.memory_kib >= floor.memory_kib and self.passes >= floor.passes


STANDARD = KdfParameters(memory_kib=262_144, passes=3, lanes=2)
"""256 MiB, three passes: every real slot."""

FLOOR = KdfParameters(memory_kib=65_536, passes=3, lanes=4)
"""RFC 9106, second recommendation: a slot below this is not opened."""

CEILING = KdfParameters(memory_kib=4_194_304, passes=20, lanes=16)
"""Above this a slot file was tampered with to make the program stall."""

SMALL = KdfParameters(memory_kib=64, passes=1, lanes=1)
"""For tests only; opening a slot made with it has to be allowed by name."""


def new_key() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def derive(key: bytes, purpose: str) -> bytes:
    """HKDF-SHA-256 (RFC 5869) of a random key to 32 bytes for one named purpose."""
    extracted = hmac.digest(b"totsugo", key, hashlib.sha256)
    return hmac.digest(extracted, purpose.encode() + b"\x01", hashlib.sha256)


def stretch(password: str, salt: bytes, parameters: KdfParameters) -> bytes:
    """The key-encryption key of a password: Argon2id v1.3 over its NFKC form."""
    return argon2.low_level.hash_secret_raw(
        secret=unicodedata.normalize("NFKC", password).encode(),
        salt=salt,
        time_cost=parameters.passes,
        memory_cost=parameters.memory_kib,
        parallelism=parameters.lanes,
        hash_len=KEY_BYTES,
        type=argon2.low_level.Type.ID,
    )


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A secret encrypted under a key, bound to associated data."""

    nonce: bytes
    content: bytes


def wrap(secret: bytes, key: bytes, bound_to: bytes) -> Wrapped:
    """Encrypt with XChaCha20-Poly1305; `bound_to` has to be the same when unwrapping."""
    nonce = secrets.token_bytes(nacl.bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    content = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(secret, bound_to, nonce, key)
    return Wrapped(nonce, content)


def unwrap(wrapped: Wrapped, key: bytes, bound_to: bytes) -> bytes | None:
    """The secret, or None where key, content or associated data do not fit."""
    try:
        return nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            wrapped.content, bound_to, wrapped.nonce, key
        )
    except nacl.exceptions.CryptoError:
        return None


class Identity:
    """The signing and box keys of one person, made of the person's seed."""

    def __init__(self, seed: bytes) -> None:
        self._signing = nacl.signing.SigningKey(derive(seed, "sign"))
        self._box = nacl.public.PrivateKey(derive(seed, "box"))

    @property
    def sign_public(self) -> bytes:
        """Public Ed25519 key."""
        return bytes(self._signing.verify_key)

    @property
    def box_public(self) -> bytes:
        """Public X25519 key."""
        return bytes(self._box.public_key)

    def sign(self, message: bytes) -> bytes:
        """Ed25519 signature, 64 bytes."""
        return self._signing.sign(message).signature

    def unseal(self, sealed: bytes) -> bytes | None:
        """The secret sealed to this person, or None where it was sealed to another."""
        try:
            return nacl.public.SealedBox(self._box).decrypt(sealed)
        except nacl.exceptions.CryptoError:
            return None


def seal(secret: bytes, box_public: bytes) -> bytes:
    """Encrypt a secret so that only the owner of `box_public` can read it."""
    return nacl.public.SealedBox(nacl.public.PublicKey(box_public)).encrypt(secret)


def signature_holds(sign_public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature fits message and key."""
    try:
        nacl.signing.VerifyKey(sign_public).verify(message, signature)
    except (nacl.exceptions.CryptoError, ValueError):
        return False
    return True
