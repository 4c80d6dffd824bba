from tests.who import Who

from facta.coding.ties import ties_of
from facta.reading.parser import Parser


def ties(text: str, parser: Parser) -> set[tuple[str, str, str]]:
    who = Who(text, parser)
    by_id = who.table.party_of
    return {
        (by_id[tie.from_party].name, tie.relation, by_id[tie.to_party].name)
        for tie in ties_of(who.annotated, who.table)
    }


def test_head_and_member_by_apposition(parser: Parser) -> None:
    found = ties("Julita Jerash, the head of Open Door, and Emil Dastor, a member of Bright Hearth, spoke.", parser)
    assert ("Julita Jerash", "head-of", "Open Door") in found
    assert ("Emil Dastor", "member-of", "Bright Hearth") in found


def test_a_former_head_is_not_a_head(parser: Parser) -> None:
    found = ties("Jasper Ondrik, a former head of the Hostel Inspectorate, spoke.", parser)
    assert ("Jasper Ondrik", "former", "Hostel Inspectorate") in found
    assert not any(relation == "head-of" for _, relation, _ in found)


def test_kin_and_lawyers_by_possessive(parser: Parser) -> None:
    found = ties("Aron Melk, Dina Marr's brother, met Oskar Lind. Dina Marr left with her lawyer.", parser)
    assert ("Aron Melk", "kin-of", "Dina Marr") in found
    assert ("her lawyer", "represents", "Dina Marr") in found


def test_a_group_is_for_whom_its_adjective_names(parser: Parser) -> None:
    found = ties("President Ivo Tresk spoke to a pro-Tresk group whose members have met with the president.", parser)
    assert any(relation == "supports" and to == "Ivo Tresk" for _, relation, to in found)
    assert any(relation == "met" and to == "Ivo Tresk" for _, relation, to in found)


def test_a_minister_heads_the_ministry_that_the_report_names(parser: Parser) -> None:
    found = ties(
        "The Labour Ministry was silent. Labour Minister Irsa Dolvan left with Deputy Labour Minister Ivo Tresk.",
        parser,
    )
    assert ("Irsa Dolvan", "head-of", "Labour Ministry") in found
    assert ("Ivo Tresk", "member-of", "Labour Ministry") in found


def test_a_denied_or_possible_tie_is_none(parser: Parser) -> None:
    assert not ties("Ada Venn did not meet Oskar Lind. Ada Venn may support Oskar Lind.", parser)


def test_two_descriptions_joined_by_and_are_of_one_person(parser: Parser) -> None:
    found = ties(
        "Damir Solvek, the founder of the Hearth Union and the brother-in-law of Goran Penkler, spoke.", parser
    )
    assert ("Damir Solvek", "kin-of", "Goran Penkler") in found
    found = ties("Damir Solvek, the founder of the Hearth Union, and the brother of Goran Penkler spoke.", parser)
    assert ("Damir Solvek", "kin-of", "Goran Penkler") not in found


def test_owners_and_managers_by_verb(parser: Parser) -> None:
    assert ("Pavo Keldas", "head-of", "the Sarnet cannery") in ties("Pavo Keldas manages the Sarnet cannery.", parser)
    found = ties("Goran Penkler and Ilka Venn own the Sarnet cannery.", parser)
    assert {("Goran Penkler", "owns", "the Sarnet cannery"), ("Ilka Venn", "owns", "the Sarnet cannery")} <= found


def test_a_colleague_before_the_name(parser: Parser) -> None:
    found = ties("Yulita Zherash was silent. Zherash colleague Dina Marr spoke.", parser)
    assert ("Dina Marr", "colleague-of", "Yulita Zherash") in found
