import pytest
from tests.who import Who

from facta.codebook.sectors import load_sectors
from facta.coding.coreference import parties_of
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.reading.parser import Parser


def test_a_surname_alone_is_the_one_person_of_that_surname(parser: Parser) -> None:
    who = Who("Ada Venn spoke on Monday. Venn said the square was closed.", parser)
    assert who.at("Ada Venn") == who.at("Venn", 2)


def test_a_surname_that_two_people_bear_is_left_open(parser: Parser) -> None:
    who = Who("Renat Orsel and Danika Orsel spoke at the rally. Orsel was arrested on Tuesday.", parser)
    assert who.at("Orsel was"[:5], 3) is None
    assert who.candidates("Orsel", 3) == {"Renat Orsel", "Danika Orsel"}


def test_two_people_with_one_surname_and_other_first_names_are_two(parser: Parser) -> None:
    who = Who("Dariga Belova met the mayor. Dinara Belova was arrested a day later.", parser)
    assert who.at("Dariga Belova") != who.at("Dinara Belova")


def test_first_names_one_letter_apart_are_two_people(parser: Parser) -> None:
    who = Who("Daria Sorenova met the mayor. Dariga Sorenova was arrested a day later.", parser)
    assert who.at("Daria Sorenova") != who.at("Dariga Sorenova")


def test_an_apposition_a_title_and_a_bracketed_acronym_join(parser: Parser) -> None:
    who = Who(
        "The Committee of Quiet Voters (CQV) filed a complaint. Former Economy Minister Gerd Falkas, "
        "a member of the committee, signed it. CQV had 40 members.",
        parser,
    )
    assert who.at("CQV", 2) == who.at("The Committee of Quiet Voters")
    falkas = who.named("Gerd Falkas")
    assert falkas.sector == "ELI"
    assert who.at("a member of the committee") == falkas
    assert "Former Economy Minister" in falkas.titles


def test_a_minister_and_a_police_chief_in_a_list_are_two(parser: Parser) -> None:
    who = Who("Labour Minister Ada Venn, police chief of Lodvar Ivo Tresk and a clerk attended.", parser)
    assert who.at("Ada Venn") != who.at("Ivo Tresk")


def test_the_group_is_left_open_where_two_groups_fit(parser: Parser) -> None:
    who = Who(
        "The charity Open Door met the organization Bright Hearth on Monday. The group was fined on Tuesday.",
        parser,
    )
    assert who.at("The group") is None
    assert who.candidates("The group") == {"Open Door", "Bright Hearth"}


def test_the_charity_is_the_only_one_that_fits(parser: Parser) -> None:
    who = Who("The charity Open Door runs a shelter with Ada Venn. The organization was fined on Tuesday.", parser)
    assert who.at("The organization") == who.at("Open Door")


def test_she_in_what_a_woman_says_is_herself(parser: Parser) -> None:
    who = Who("Julita Jerash, the chairwoman of Open Door, said she had filed a complaint.", parser)
    assert who.at("she") == who.at("Julita Jerash")


def test_she_in_a_quotation_is_not_its_speaker(parser: Parser) -> None:
    who = Who(
        "The judge, Amalia Ferrow, believed the witness. "
        '"She was asked eleven times, and she gave one answer," Ferrow said.',
        parser,
    )
    assert who.at("She") != who.at("Amalia Ferrow")


def test_he_is_left_open_after_a_man_and_his_lawyer(parser: Parser) -> None:
    who = Who("Falk Gerdas plans to appeal, his lawyer, Oskar Lind, said. He has fifteen days.", parser)
    assert who.at("He") is None


def test_a_pronoun_of_the_other_gender_does_not_join(parser: Parser) -> None:
    who = Who("The policeman Oskar Lind hit the chairwoman Julita Jerash. She was taken to hospital.", parser)
    assert who.at("She") == who.at("Julita Jerash")


def test_them_is_not_the_subject_of_its_own_verb(parser: Parser) -> None:
    who = Who("The villagers shouted. Police beat them.", parser)
    assert who.at("them") != who.at("Police")


def test_police_of_two_towns_are_two_and_police_alone_is_neither(parser: Parser) -> None:
    who = Who("Police in Lodvar arrested ten people. The Mirosk police fined three. Police are often late.", parser)
    parties = [who.at("Police in Lodvar"), who.at("The Mirosk police"), who.at("Police", 2)]
    assert len({party.id for party in parties if party}) == 3
    assert {party.sector for party in parties if party} == {"COP"}


def test_police_alone_is_the_only_police_of_the_report(parser: Parser) -> None:
    who = Who("Police arrested ten people on Monday. The Mirosk police said the march was illegal.", parser)
    assert who.at("Police") == who.at("The Mirosk police")


def test_courts_of_two_towns_are_not_one(parser: Parser) -> None:
    who = Who("A court in Lodvar freed the guard. A court in Mirosk jailed the warden.", parser)
    assert who.at("A court in Lodvar") != who.at("A court in Mirosk")


def test_sectors_come_from_titles_nouns_and_names(parser: Parser) -> None:
    who = Who(
        "The Interior Ministry sued the mayor. The Almaty prosecutor questioned a journalist and villagers.", parser
    )
    sectors = [who.at(words) for words in ("The Interior Ministry", "the mayor", "a journalist", "villagers")]
    assert [party.sector for party in sectors if party] == ["GOV", "GOV", "JRN", "CVL"]


def test_a_letter_too_many_in_a_group_is_the_same_group(parser: Parser) -> None:
    who = Who("The Brana Sorella group held a rally. Branar Sorella thanked the mayor.", parser)
    assert who.at("Branar Sorella") == who.at("Brana Sorella group") or who.at("Branar Sorella") == who.at(
        "Brana Sorella"
    )


def test_unknown_people_who_are_arrested_are_a_group(parser: Parser) -> None:
    who = Who("Police arrested 50 kar sevaks on Monday.", parser)
    party = who.at("50 kar sevaks")
    assert party is not None
    assert party.kind == PartyKind.GROUP


def test_nobody_is_no_party(parser: Parser) -> None:
    who = Who("No family was moved, and the mayor did not arrest anyone.", parser)
    assert who.at("No family") is None
    assert who.at("anyone") is None


def test_a_coordination_names_several_parties(parser: Parser) -> None:
    who = Who("Ada Venn was tried. The journalist and her lawyer left the court.", parser)
    found = who.table.at(who.span("The journalist and her lawyer"))
    assert found.party is not None
    assert len(found.others) == 1


def test_a_span_larger_or_smaller_than_the_mention_finds_its_party(parser: Parser) -> None:
    text = "Emil Dastor, the chairman of the Seasonal Workers' Council, who was detained, spoke."
    who = Who(text, parser)
    larger = who.table.at(Span(0, text.index(", spoke")))
    assert larger.party == who.named("Emil Dastor").id
    assert who.at("Dastor") == who.named("Emil Dastor")


def test_within_lists_parties_in_text_order_without_repeats(parser: Parser) -> None:
    text = "Ada Venn met Oskar Lind. Venn left."
    who = Who(text, parser)
    assert who.table.within(Span(0, len(text))) == (who.named("Ada Venn").id, who.named("Oskar Lind").id)


def test_the_same_text_gives_the_same_parties_and_every_party_cites_a_mention(parser: Parser) -> None:
    who = Who("Police in Lodvar said Ada Venn, 15, and her mother had left. She denied it.", parser)
    again = parties_of(who.annotated, load_sectors())
    assert again.parties == who.table.parties
    assert all(party.mentions for party in again.parties)
    assert all(0 <= start < end <= len(who.text) for party in again.parties for start, end in party.mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Republican front-runner Oskar Lind spoke. Oskar Lind left.", "Oskar Lind"),
        ("Retired engineer Dina Marr spoke. Marr left.", "Dina Marr"),
        ("Lind colleague Dina Marr spoke.", "Dina Marr"),
    ],
)
def test_a_name_begins_behind_its_description(text: str, name: str, parser: Parser) -> None:
    assert [party.name for party in Who(text, parser).table.parties if party.kind == "person"].count(name) == 1


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("The Health, Labour, and Education ministries agreed.", {"Health", "Labour", "Education"}),
        ("Her husband called him a nice guy and a liar.", {"a nice guy", "a liar"}),
        ("Oskar Lind ran for mayor and was elected president.", {"mayor", "president"}),
        ("Half of the voters stayed at home, and social media were silent.", {"Half", "social media"}),
        ("A settlement can still end a case.", {"A settlement"}),
        ("Masked half-beast figures danced.", {"Masked half-beast figures"}),
        ("Spin doctors were busy.", {"doctors"}),
    ],
)
def test_what_is_no_party(text: str, none: set[str], parser: Parser) -> None:
    assert not none & {party.name for party in Who(text, parser).table.parties}


def test_the_home_town_of_a_name_is_that_town(parser: Parser) -> None:
    who = Who("They met in Lodvar. They had loved their home town of Lodvar.", parser)
    assert [party.name for party in who.table.parties if party.kind == "place"] == ["Lodvar"]


def test_a_party_is_named_without_same_and_such(parser: Parser) -> None:
    who = Who("Those same law enforcement agencies were silent.", parser)
    assert [party.name for party in who.table.parties] == ["law enforcement agencies"]


def test_a_headline_that_says_minister_does_not_open_who_the_minister_is(parser: Parser) -> None:
    who = Who("Minister promises law\n\nLabour Minister Irsa Dolvan spoke. The minister smiled.", parser)
    found = who.at("The minister")
    assert found is not None
    assert found.name == "Irsa Dolvan"


def test_what_the_text_says_of_a_person_comes_before_the_first_name(parser: Parser) -> None:
    text = (
        "Andrea Falk runs the mill. He took it over from his father. He lives alone.\n\n"
        "Andrea Falk met Oskar Lind. He left early."
    )
    who = Who(text, parser)
    assert who.at("He") == who.named("Andrea Falk")
    assert who.at("He", 3) != who.named("Oskar Lind")  # whom the list of first names alone would have chosen
    assert who.candidates("He", 3) <= {"Andrea Falk", "Oskar Lind"}


def test_an_unlisted_name_learns_its_gender_from_the_text(parser: Parser) -> None:
    text = (
        "Sasha Orsel spoke on Monday. She praised her team.\n\nSasha Orsel and Oskar Lind met. Ilmo Renn saw her there."
    )
    who = Who(text, parser)
    assert who.named("Sasha Orsel") == who.at("She")
    assert who.at("her there") in (None, who.named("Sasha Orsel"))


def test_a_name_behind_the_victim_is_not_the_suspects(parser: Parser) -> None:
    who = Who(
        "The warden of the hostel in Tolm was detained on suspicion of assaulting a resident, Mara Venn, 34.",
        parser,
    )
    assert who.at("The warden of the hostel in Tolm") != who.at("Mara Venn")
    assert who.at("a resident") == who.at("Mara Venn")


def test_a_pronoun_that_may_mean_one_named_before_tells_nothing_of_another(parser: Parser) -> None:
    text = "Anna Falk spoke on Monday.\n\nIlham Orsel wrote a letter. She asked for peace."
    assert Who(text, parser).named("Ilham Orsel").name not in {
        party.name for party in [Who(text, parser).at("She")] if party is not None
    }


def test_who_is_a_member_is_one_person(parser: Parser) -> None:
    who = Who("Damir Solvek spoke. He is a member of the Union for Order.", parser)
    assert who.at("a member") == who.named("Damir Solvek")


def test_a_place_that_speaks_is_what_it_calls_it(parser: Parser) -> None:
    who = Who("Orlan Vesk ran the Quiet Fund. The city, which owns the hostel, said it had closed the hostel.", parser)
    assert who.at("it had"[:2], 1) == who.at("The city")


def test_the_former_mayor_named_first_is_not_the_mayor(parser: Parser) -> None:
    who = Who("The former mayor took a bribe. The mayor of Tolm opened the bridge on Monday.", parser)
    assert who.at("The former mayor") != who.at("The mayor of Tolm")


def test_a_first_name_with_the_last_name_alone_too_is_a_person(parser: Parser) -> None:
    who = Who("Oskar Nokia spoke for an hour. Nokia left early. Nokia won, and he thanked the town.", parser)
    assert who.named("Oskar Nokia").kind is PartyKind.PERSON
    assert who.at("he thanked"[:2], 1) == who.named("Oskar Nokia")


def test_he_is_open_where_a_name_that_two_bear_stands_before(parser: Parser) -> None:
    who = Who(
        "Anna Orsel met Alan Orsel in May. Days later, Orsel had a tense quarrel with a reporter, when he refused "
        "to speak.",
        parser,
    )
    assert who.candidates("he", 2) == {"Alan Orsel", "a reporter"}


def test_a_senator_of_a_place_is_not_the_only_lawmaker_before(parser: Parser) -> None:
    who = Who("House Speaker Paul Varn spoke on Tuesday. The Vermont senator declined to say why.", parser)
    assert who.at("The Vermont senator") != who.at("Paul Varn")


def test_he_after_a_he_that_nobody_is_stays_open_too(parser: Parser) -> None:
    who = Who("He attacked the plan of Minister Alan Orsel. He promised to open a clinic.", parser)
    assert who.at("He", 2) is None
