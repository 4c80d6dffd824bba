import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facta.linking.names import judge
from facta.linking.romanisation import folded

SAME = [
    ("Qanat Zhumagulov", "Kanat Jumagulov", "person"),
    ("Yerbol Akhmetov", "Erbol Ahmetov", "person"),
    ("Serik Tulegenov", "Серик Тулегенов", "person"),
    ("Dmitri Kovalyov", "Dmitry Kovalyev", "person"),
    ("Uladzimir Kavalenka", "Vladimir Kovalenko", "person"),
    ("Al-Rashid Karim", "el-Rashid Kareem", "person"),
    ("Kemal Çelik", "Kemal Celik", "person"),
    ("Mikhail Sergeyevich Danilov", "Mikhail Danilov", "person"),
    ("Jin Li-wei", "Jin Liwei", "person"),
    ("Qostanai", "Kostanay", "place"),
    ("Bombay", "Mumbai", "place"),
    ("Ministry of Foreign Affairs", "Foreign Ministry", "organization"),
    ("Centre for Labour Rights", "Center for Labor Rights", "organization"),
    ("Committee of Quiet Voters", "CQV", "organization"),
]
NOT_SAME = [
    ("Daria Sorenova", "Dariga Sorenova", "person"),
    ("Ivan Belov", "Ivana Belova", "person"),
    ("Anton Belov", "Antonina Belova", "person"),
    ("Viktor Marchenko", "Viktoria Marchenko", "person"),
    ("Oleg Sorensky", "Oleg Sorenskaya", "person"),
    ("Ada Venn", "Ida Venn", "person"),
    ("A. Venn", "Ada Venn", "person"),
    ("Venn", "Ada Venn", "person"),
    ("Gerd R. Falk", "Gerd T. Falk", "person"),
    ("Gerd Falk Jr.", "Gerd Falk Sr.", "person"),
    ("Slovakia", "Slovenia", "place"),
    ("Guinea", "Guyana", "place"),
    ("East Orvia", "West Orvia", "place"),
    ("Ministry of Justice of Orvia", "Ministry of Justice of Belmar", "organization"),
    ("Ministry of Justice", "Ministry of Health", "organization"),
    ("Orvia Bank", "Orvia Banknote Company", "organization"),
    ("Lodvar City Court", "Mirosk City Court", "organization"),
]


@pytest.mark.parametrize(("one", "two", "kind"), SAME)
def test_spellings_of_one_name_are_the_same(one: str, two: str, kind: str) -> None:
    assert judge(one, two, kind).verdict == "same"


@pytest.mark.parametrize(("one", "two", "kind"), NOT_SAME)
def test_names_of_two_are_never_the_same(one: str, two: str, kind: str) -> None:
    assert judge(one, two, kind).verdict != "same"


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("MI5", "MI6", "organization"),
        ("MI6", "Security Service", "organization"),
        ("MSS", "Five Star Movement", "organization"),
        ("BBC1", "BBC2", "organization"),
        ("Ministry of State Security", "Stasi", "organization"),
        ("Ward 12", "Ward 13", "place"),
        ("Camp 14", "Camp", "place"),
        ("Witness 7", "Witness 8", "person"),
    ],
)
def test_a_number_in_a_name_is_a_part_of_it(one: str, two: str, kind: str) -> None:
    assert judge(one, two, kind).verdict != "same"
    assert judge(one, one.lower(), kind).verdict == "same"


def test_a_body_of_the_table_is_known_by_a_name_with_a_number() -> None:
    assert judge("MI5", "Security Service", "organization").verdict == "same"
    assert judge("M5S", "Five Star Movement", "organization").verdict == "same"
    assert judge("MSS", "Ministry of State Security", "organization").verdict == "unsure"


NEARLY_ALIKE = [
    ("Orvan", "Orvn", "organization"),
    ("Ministry of Healthcare", "of Healthcare Ministr", "organization"),
    ("Arda Margretardóttir", "Arda Margretardóttr", "person"),
    ("Justice Court Orvian of", "of Court Orvian Justice", "organization"),
    ("Svetlana Orshova", "Svetlanea Orshova", "person"),
    ("Anna Petrel 李", "Ann'a Petrel 李", "person"),
    ("Seif al-Orvan al-Petrel", "123 al-Orvan al-Petrel", "person"),
]
"""Verdicts that hung on the order of the two, and names with a word of which no letter is left when it is folded."""


@pytest.mark.parametrize(("one", "two", "kind"), SAME + NOT_SAME + NEARLY_ALIKE)
def test_the_order_of_the_two_names_does_not_matter(one: str, two: str, kind: str) -> None:
    assert judge(one, two, kind) == judge(two, one, kind)


def test_a_verdict_says_why() -> None:
    assert judge("Ivan Belov", "Ivana Belova", "person").reason
    assert "two people" in judge("Maksim Belov", "Maksim Belova", "person").reason


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "place", "organization", "group"]))
def test_any_two_texts_get_one_of_three_verdicts(one: str, two: str, kind: str) -> None:
    assert judge(one, two, kind).verdict in ("same", "different", "unsure")
    assert judge(one, one, kind).verdict == "same"


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing_more(word: str) -> None:
    assert set(folded(word)) <= set("abcdefghijklmnopqrstuvwxyz")


# pairs.csv: same is 1, 0, or ? where only a person can tell. Each pair was given its answer before any code judged it.

PAIRS = list(csv.DictReader(Path(__file__).with_name("pairs.csv").open(encoding="utf-8", newline="")))
MERGED_THOUGH_ONLY_A_PERSON_CAN_TELL = {
    "Lord Justice Penrose",
    "Ranil Wijesinghe",
    "Khaled Mosharraf",
    "Tadeusz Rydzyk",
    "Ahmad Jaber",
    "Khadizhat Gadzhieva",
    "Cheikh Ndiaye",
}


def verdicts(same: str) -> dict[tuple[str, str], str]:
    return {
        (row["name1"], row["name2"]): judge(row["name1"], row["name2"], row["kind"]).verdict
        for row in PAIRS
        if row["same"] == same
    }


def test_no_two_of_the_list_are_merged() -> None:
    assert [pair for pair, verdict in verdicts("0").items() if verdict == "same"] == []


def test_nearly_all_names_of_one_are_known_for_it() -> None:
    found = verdicts("1")
    assert sum(verdict == "same" for verdict in found.values()) >= 0.95 * len(found)
    assert {one for (one, _), verdict in found.items() if verdict == "different"} == {"Lien Chan", "Samir Geagea"}


@pytest.mark.parametrize(("name1", "name2"), sorted(verdicts("?")))
def test_what_only_a_person_can_tell_is_not_merged(name1: str, name2: str, request: pytest.FixtureRequest) -> None:
    if name1 in MERGED_THOUGH_ONLY_A_PERSON_CAN_TELL:
        request.applymarker(pytest.mark.xfail(strict=True, reason="one reading of the two is taken"))
    kind = next(row["kind"] for row in PAIRS if (row["name1"], row["name2"]) == (name1, name2))
    assert judge(name1, name2, kind).verdict != "same"


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['name1']} / {row['name2']}")
def test_the_order_of_a_listed_pair_does_not_matter(row: dict[str, str]) -> None:
    one, two = row["name1"], row["name2"]
    assert judge(one, two, row["kind"]).verdict == judge(two, one, row["kind"]).verdict
