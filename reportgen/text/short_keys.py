"""Short keys for what a batch has to remember of every document: a few bytes instead of a text."""

from __future__ import annotations

from hashlib import blake2b

#: Bytes: two of a million texts share a key by chance once in 10²⁴ times; 15 take far less room in Python than 16.
_SIZE = 15


def short_key(*parts: str) -> bytes:
    """Return the key of some texts; texts that differ have different keys in practice."""
    return blake2b("\0".join(parts).encode(), digest_size=_SIZE).digest()
