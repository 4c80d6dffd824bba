"""All findings of a record, in the order in which they are shown."""

from collections.abc import Callable

from facta.codebook.vocabulary import Vocabulary
from facta.findings.contradiction import contradiction
from facta.findings.pile import Pile
from facta.findings.platform import platform
from facta.findings.sanction_after_criticism import sanction_after_criticism
from facta.findings.settings import FindingSettings
from facta.findings.settled_out import settled_out
from facta.findings.silence import silence
from facta.findings.stalled import stalled
from facta.findings.unlike_treatment import unlike_treatment
from facta.findings.voices import voices
from facta.findings.words_without_deeds import words_without_deeds
from facta.model.finding import Finding
from facta.model.record import Record
from facta.model.similarity import Similarity

__all__ = ["FINDINGS", "FindingSettings", "findings_of"]

type Test = Callable[[Pile, FindingSettings], tuple[Finding, ...]]

FINDINGS: tuple[tuple[str, Test], ...] = (
    ("unlike-treatment", unlike_treatment),
    ("words-without-deeds", words_without_deeds),
    ("stalled", stalled),
    ("sanction-after-criticism", sanction_after_criticism),
    ("platform", platform),
    ("silence", silence),
    ("contradiction", contradiction),
    ("settled-out", settled_out),
    ("voices", voices),
)
"""The tests by their published names, in the order in which they run and are shown."""


def findings_of(
    record: Record,
    codebook: Vocabulary,
    settings: FindingSettings | None = None,
    similarity: Similarity | None = None,
) -> tuple[Finding, ...]:
    """What the tests find in the record; the same record gives the same findings.

    similarity: scores likeness of meaning; without one, only words that passages share count.
    """
    chosen = settings or FindingSettings()
    pile = Pile(record, codebook, chosen.subjects, similarity)
    return tuple(finding for _, test in FINDINGS for finding in test(pile, chosen))
