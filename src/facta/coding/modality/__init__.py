"""Modality: how far the report itself commits to an act, and whether it is negated.

In: a clause record in its sentence. Out: its standing, with the rule that says so. The way up from the trigger is in
walk.py, the trigger's own words in own_words.py, what each governor says in steps.py, links.py and signatures.py.
Elsewhere: in whose statement the act stands (acts.py).
"""

from facta.coding.modality.as_told import as_told
from facta.coding.modality.claimed import is_claimed_around
from facta.coding.modality.standing import Standing
from facta.coding.modality.walk import standing_of

__all__ = ["Standing", "as_told", "is_claimed_around", "standing_of"]
