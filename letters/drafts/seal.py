"""Sealing: what a key opens and nobody else can read, its length told only to the next kilobyte."""

from __future__ import annotations

import secrets
import zlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_VERSION = b"\x01"
_NONCE_BYTES = 12
_BLOCK = 1024
# A draft at every limit, and a document, are far smaller; more than this is not unpacked.
LARGEST = 4_000_000


def new_key() -> bytes:
    """A key for a new draft."""
    return secrets.token_bytes(KEY_BYTES)


def derived(key: bytes, secret: bytes, purpose: str, length: int = 32) -> bytes:
    """Bytes that only the holder of both the visitor's key and the server's secret can work out."""
    return HKDF(SHA256(), length, salt=secret, info=purpose.encode()).derive(key)


@dataclass(frozen=True)
class Seal:
    """What a visitor's key amounts to here: the name of the row and the key that opens it."""

    row: str
    opener: bytes

    def close(self, content: bytes) -> bytes:
        """The content packed, padded and encrypted for this row alone. ValueError when it is
        larger than LARGEST."""
        if len(content) > LARGEST:
            raise ValueError("more than is ever sealed")
        packed = zlib.compress(content)
        padded = len(packed).to_bytes(4, "big") + packed
        padded += bytes(-len(padded) % _BLOCK)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _VERSION + nonce + AESGCM(self.opener).encrypt(nonce, padded, self._bound())

    def open(self, sealed: bytes) -> bytes | None:
        """The content again, or None where it was not sealed for this row with this key."""
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        if sealed[:1] != _VERSION:
            return None
        try:
            padded = AESGCM(self.opener).decrypt(nonce, body, self._bound())
        except (InvalidTag, ValueError):
            return None
        packed = padded[4 : 4 + int.from_bytes(padded[:4], "big")]
        return zlib.decompressobj().decompress(packed, LARGEST)

    def _bound(self) -> bytes:
        return _VERSION + self.row.encode()


def seal_of(key: bytes, secret: bytes) -> Seal:
    """The seal of a key."""
    return Seal(derived(key, secret, "row", 16).hex(), derived(key, secret, "draft"))


def seal_of_made(key: bytes, secret: bytes, name: str) -> Seal:
    """The seal of something made from a key's draft. Nobody without the key can tell from the row
    what it was made from, not even by trying."""
    return Seal(
        derived(key, secret, f"made row {name}", 16).hex(), derived(key, secret, f"made {name}")
    )
