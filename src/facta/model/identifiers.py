"""Identifiers derived from content, so that a second reading gives the same ones."""

import hashlib


def identifier(prefix: str, *parts: object) -> str:
    """`prefix` and twelve hexadecimal digits of SHA-256 over `parts`, each as text, divided by U+001F."""
    joined = "\x1f".join(map(str, parts))
    return prefix + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]
