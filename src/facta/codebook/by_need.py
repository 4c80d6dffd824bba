"""By need: of the many patterns on one predicate, those that the words of a sentence allow.

Most patterns ask for a word that few sentences hold, so they are found by their words rather than tried one by one.
"""

from collections.abc import Iterable, Sequence


class ByNeed:
    """Positions of things that each need words of a sentence: of every set in its needs at least one."""

    def __init__(self, needs: Iterable[Sequence[frozenset[str]]]) -> None:
        self._free: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        self._further: dict[int, list[frozenset[str]]] = {}
        for position, asked in enumerate(needs):
            rarest, *further = sorted(asked, key=len) or [frozenset[str]()]
            for word in rarest:
                self._by_word.setdefault(word, []).append(position)
            if further:
                self._further[position] = further
            if not asked:
                self._free.append(position)
        self._words = frozenset(self._by_word)

    def allowed(self, words: frozenset[str]) -> list[int]:
        """The positions whose needs `words` meet, in ascending order."""
        held = self._words & words
        if not held:
            return self._free
        found = {position for word in held for position in self._by_word[word]}
        met = [position for position in found if position not in self._further or self._are_met(position, words)]
        return sorted((*self._free, *met))

    def _are_met(self, position: int, words: frozenset[str]) -> bool:
        return not any(asked.isdisjoint(words) for asked in self._further[position])
