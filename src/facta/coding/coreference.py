"""Who is who in one report: mentions to parties, each join with the rule that made it.

In: an annotated text and the sector table. Out: a `PartyTable`. The order: names (name_groups.py), appositions and
"X is a Y", then descriptions (descriptions.py) and pronouns (pronouns.py) in text order. Two people wrongly made one is
the worst error, so where two readings are possible none is chosen and both are kept as candidates.
"""

from facta.codebook.sectors import SectorTable
from facta.coding.appositions import join_appositions
from facta.coding.descriptions import Descriptions
from facta.coding.groups import Group, Groups
from facta.coding.name_groups import join_full_names, join_short_names, join_slips
from facta.coding.party_kind import is_party, settle_kinds
from facta.coding.party_table import PartyTable
from facta.coding.phrases import phrases_of
from facta.coding.pronouns import Pronouns
from facta.coding.sector import lend_sectors
from facta.coding.told_gender import learn_genders
from facta.model.sentence import AnnotatedText


def parties_of(text: AnnotatedText, sectors: SectorTable) -> PartyTable:
    """The parties of `text`, found by span."""
    phrases = phrases_of(text, sectors)
    groups = Groups(phrases)
    candidates: dict[int, tuple[Group, ...]] = {}
    join_full_names(groups)
    join_appositions(groups)
    join_slips(groups)
    join_short_names(groups, candidates)
    join_appositions(groups)
    settle_kinds(groups, sectors)
    lend_sectors(groups, sectors)
    learn_genders(groups)
    descriptions = Descriptions(groups, sectors, candidates)
    pronouns = Pronouns(groups, sectors, candidates)
    for i, phrase in enumerate(phrases):
        if phrase.form == "nominal":
            if i not in groups.of:
                descriptions.place(i)
        elif phrase.form == "pronoun":
            pronouns.place(i)
        pronouns.note(i)
        descriptions.note(i)
    lend_sectors(groups, sectors, by_noun=True)
    kept = [group for group in groups.all() if is_party(group, groups)]
    return PartyTable(text, groups, kept, candidates, sectors)
