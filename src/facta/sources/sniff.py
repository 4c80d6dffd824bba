"""What kind of file some bytes are, by what they hold first and their name second."""

import re

_TAG = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BLOCK_TAGS = re.compile(rb"<(?:p|div|article|h1|section|main)(?:\s[^<>]*)?>", re.IGNORECASE)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD_BYTES = 64 * 1024


def kind_of(raw: bytes, suffix: str) -> str:
    """`pdf`, `zip`, `ole`, `rtf`, `html` or `text`.

    suffix: the file's, in lower case with its dot; it decides only between HTML and text, where `.txt` is text
    whatever tags it holds and `.html` is HTML.
    """
    head = raw[:_HEAD_BYTES]
    if b"%PDF-" in head[:1024] and not suffix.startswith(".htm"):
        return "pdf" if head.lstrip().startswith(b"%PDF-") or suffix == ".pdf" else "text"
    if head.startswith((_ZIP, b"PK\x05\x06")):
        return "zip"
    if head.startswith(_OLE):
        return "ole"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if suffix in (".txt", ".text", ".md"):
        return "text"
    if suffix in (".html", ".htm", ".xhtml") or _is_page(head):
        return "html"
    return "text"


def _is_page(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return bool(_TAG.match(head.removeprefix(b"\xef\xbb\xbf"))) or len(_BLOCK_TAGS.findall(head)) >= 3
