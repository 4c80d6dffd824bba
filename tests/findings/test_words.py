"""Every list of words finds its own examples and leaves the others alone."""

import pytest

from facta.findings.words import word_lists, words

CASES = [
    (name, text, found)
    for name, one in word_lists().items()
    for found, key in ((True, "wanted"), (False, "unwanted"))
    for text in one[key]
]


@pytest.mark.parametrize(("name", "text", "found"), CASES)
def test_a_list_finds_what_it_should(name: str, text: str, found: bool) -> None:
    assert bool(words(name).search(text)) is found


def test_every_list_says_what_it_is_for() -> None:
    assert not [name for name, one in word_lists().items() if len(one["says"]) < 20]
