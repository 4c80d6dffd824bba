"""Words of a page's own controls, which copying a page leaves between the lines of its article."""

import re

_LABELS = """
    accessibility links; breaking news; skip to content; skip to main content; skip to navigation; skip to search;
    main menu; menu; home; search; share; share this; share this article; share this story; print; print this page;
    email; e-mail; copy link; link copied; tweet; advertisement; advertisements; sponsored; sponsored content; read
    more; read also; see also; related; related stories; related articles; related news; related content; more on
    this; more on this story; recommended; recommended stories; most read; most popular; most viewed; trending;
    trending now; latest news; latest stories; top stories; subscribe; subscribe now; sign in; log in; sign up; sign
    up now; donate; donate now; support us; follow us; listen live; watch live; live tv; load more; show more;
    comments; leave a comment; back to top; next article; previous article; continue reading; continue reading
    below; story continues below; story continues below advertisement; article continues below; newsletter; 16x9
    image; no media source currently available; embed; embed share; text size; listen to this article; save article;
    view comments; forum; privacy policy; terms of use; contact us; about us; cookie settings; advertise with us;
    all rights reserved; close; play video; watch the video; photo gallery
"""
_FOLDED = frozenset(" ".join(label.split()) for label in _LABELS.split(";"))
_SHARERS = frozenset(
    "facebook twitter x linkedin mail email e-mail whatsapp telegram pinterest reddit print share vk viber messenger "
    "instagram youtube flipboard copy link tweet".split()
)
_EDGES = " \t\u00a0•·*|»«›‹>-–—:…."
_POINTER = re.compile(
    r"^(?:read more|read also|see also|read next|related|more on this|also read|watch|listen)\s?:\s", re.IGNORECASE
)
_INVITATION = re.compile(
    r"^(?:subscribe to|sign up (?:for|to)|click here to|follow us on|join us on|download our|"
    r"support (?:our|independent) journalism|like us on)\b",
    re.IGNORECASE,
)


def is_interface(text: str) -> bool:
    """Whether a whole line is a page's control, a pointer to another page or an invitation to subscribe."""
    if len(text) > 160:
        return False
    label = " ".join(text.strip(_EDGES).casefold().split())
    words = re.findall(r"[\w-]+", label)
    if label in _FOLDED:
        return True
    if len(words) >= 2 and all(word in _SHARERS for word in words) and len(set(words)) >= 2:
        return True
    if _POINTER.match(text):
        return len(words) <= 20 and not text.rstrip().endswith(("”", '"')) and text.count(". ") == 0
    return bool(_INVITATION.match(text)) and len(words) <= 16
