"""Every page and every call as the second coder of a blind double coding: nothing tells what others made of it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import insert, select

from facta.engine import project_coding as coding
from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_pairs import judge_pair
from facta.engine.project_sight import Sight
from facta.linking.judged import JOINED
from facta.store import schema
from facta.store.asking import PAGED
from facta.store.errors import NotAllowed
from facta.web.api.routes import OPERATIONS, ROOT
from facta.web.app import PAGES
from tests.web.serving import Answer, Client, served

ANA, BEN = "Ana Petrel", "Ben Osei"
ACT, PLEDGE, OTHER = "d000000000001-a3", "d000000000001-s2", "d000000000002-a1"
TYPE, SUGGESTED = "petition.answer", "assembly.refuse"
"""Types that no other entry here has: what the first coder wrote, and what the program suggested."""
REASON = "as the mayor’s own letter says"
EVERYWHERE = ("/second", f"{ROOT}/coding")
"""Where a second coder is shown which entries wait for them, and may see the list of types."""


@pytest.fixture
def ben(project: Project) -> Iterator[Client]:
    """Ben’s pages, where an act and a pledge that Ana decided on wait for his blind coding."""
    seen = review.edit(project, ANA, ACT, {"type": TYPE}, None, reason=REASON)[-1].id
    review.merge(project, ANA, "incident", [ACT], [OTHER], seen, reason=REASON)
    review.edit(project, ANA, PLEDGE, {"kind": "demand"}, None, reason=REASON)
    judge_pair(project, ANA, "accept", PLEDGE, OTHER, None, reason=REASON)
    with project.store.writing() as connection:
        for finding, kind, entry in (("f-one", "words-without-deeds", PLEDGE), ("f-two", "contradiction", ACT)):
            row = dict.fromkeys(("question", "title", "status", "coverage"), f"{kind} of {finding}")
            lists = dict.fromkeys(("parties", "figures", "caveats"), "[]")
            connection.execute(insert(schema.finding).values(id=finding, kind=kind, **row, **lists))
            for position, part in ((0, "pledge"), (1, "deed")):
                cited = {"start": 0, "end": 4, "text": "City", "part": part, "document": "d000000000001"}
                rests = entry if part == "pledge" else OTHER
                connection.execute(
                    insert(schema.evidence).values(finding=finding, position=position, entry=rests, **cited)
                )
        connection.execute(
            insert(schema.matter).values(id="m-one", kind="petition", title="m", stage="s", parties="[]")
        )
        stage = {"matter": "m-one", "position": 0, "stage": "answered", "act": ACT, "modality": "asserted"}
        connection.execute(insert(schema.stage).values(**stage))
        proposal = {"kind": "incident", "left": ACT, "right": "d000000000002-a2", "reasons": '["both refuse"]'}
        connection.execute(insert(schema.proposal).values(**proposal))
    assert coding.assign_second(project, BEN, 5) == 2
    with served(project, BEN) as client:
        yield client.enter()


def secrets(project: Project) -> set[str]:
    """Words that would tell what Ana or the program made of the two entries.

    The id of the merge is none: it is what a decision on the other act has to name as seen.
    """
    with project.store.asking() as connection:
        suggestions = connection.scalars(
            select(schema.suggestion.c.id).where(schema.suggestion.c.entry.in_([ACT, PLEDGE]))
        )
        decisions = connection.scalars(select(schema.decision.c.id).where(schema.decision.c.action != "merge"))
        found = {*suggestions, *decisions}
    return found | {ACT, PLEDGE, TYPE, SUGGESTED, REASON, "f-one", "f-two", "m-one", "both refuse", JOINED}


def told(answer: Answer, path: str, project: Project) -> set[str]:
    """Which secrets an answer tells. The choices of a form name every type there is: they tell nothing."""
    text = re.sub(r"<option(?![^>]*selected)[^>]*>[^<]*</option>", "", answer.text)
    found = {each for each in secrets(project) if each in text or each in (answer.place or "")}
    if any(path.startswith(each) for each in EVERYWHERE):
        found -= {ACT, PLEDGE, TYPE, SUGGESTED}
    if answer.status == 422:
        found -= {ACT, PLEDGE}
    return {each for each in found if each not in path}


def filled(path: str, project: Project) -> Iterator[str]:
    """An address for each thing that the path can be about."""
    rows = {name: review.page(project, name, (), 1000)[0] for name in ("document", "entry", "entity")}
    ids = {name: [str(row["id"]) for row in each] for name, each in rows.items()} | {"table": list(PAGED)}
    names = re.findall(r"\{(\w+)(?::path)?\}", path)
    made = [path]
    for name in names:
        values = ids.get(name, ["dossier-1/index.html"])
        made = [re.sub(r"\{" + name + r"(:path)?\}", value, one) for one in made for value in values]
    yield from made


ASKED: dict[str, tuple[str, ...]] = {
    "/search": ("q=answer", "q=refused", "q=harbour", "q=petition+answer", "q=pledge", "q=city&where=document"),
    "/merge": (f"kind=incident&left={ACT}", f"kind=incident&left={OTHER}", f"kind=incident&left={OTHER}&q=refused"),
    "/queue": ("count=500", f"after={ACT}", f"before={ACT}"),
    "/reports/{document}": (f"entry={ACT}", f"entry={PLEDGE}&mode=edit", "mode=add"),
    "/entries/{entry}/group": ("kind=incident", "kind=party"),
    "/last-decision": (f"entries={ACT}", f"entries={OTHER}"),
    "/tables/{table}": ("limit=1000", "limit=2"),
    "/adjudicate": ("", f"after={ACT}"),
    "/reports/{document}/panel/{entry}": ("queue=1",),
}


def test_no_page_and_no_call_tells_a_second_coder_what_others_made_of_an_entry(ben: Client, project: Project) -> None:
    before = len(review.page(project, "decision", (), 1000)[0])
    routes = [(path, "") for path, methods, _ in PAGES if methods == ["GET"]]
    routes += [(each.path, ROOT) for each in OPERATIONS if each.method == "GET"]
    for path, root in routes:
        if path == "/entries/{entry}/why":
            continue  # it reads the report again, with a parser: below
        for query in ("", *ASKED.get(path, ())):
            for address in filled(root + path, project):
                whole = f"{address}?{query}" if query else address
                answer = ben.ask("GET", whole)
                assert told(answer, whole, project) == set(), whole
                assert answer.status in (200, 303, 404, 422), whole
    assert len(review.page(project, "decision", (), 1000)[0]) == before


BODIES: tuple[tuple[str, Any], ...] = (
    (f"/entries/{ACT}/accept", {"seen": None}),
    (f"/entries/{ACT}/reject", {"seen": None}),
    (f"/entries/{ACT}/unsure", {"seen": None}),
    (f"/entries/{ACT}/edit", {"seen": None, "fields": {"type": TYPE}}),
    (f"/entries/{ACT}/edit", {"seen": None, "fields": {"type": SUGGESTED}}),
    (f"/entries/{PLEDGE}/edit", {"seen": None, "fields": {"kind": "claim"}}),
    ("/merge", {"kind": "incident", "left": [ACT], "right": ["d000000000002-a2"], "seen": None}),
    ("/split", {"kind": "incident", "left": [ACT], "right": [OTHER], "seen": None}),
    ("/undecided", {"kind": "incident", "left": ACT, "right": OTHER}),
    ("/pairs", {"action": "accept", "pledge": PLEDGE, "deed": OTHER, "seen": None}),
    (f"/disagreements/{ACT}", {"values": {"modality": "asserted"}, "seen": None}),
)


@pytest.mark.parametrize(("path", "body"), BODIES)
def test_no_decision_is_taken_on_what_waits_for_blind_coding(
    ben: Client, project: Project, path: str, body: Any
) -> None:
    before = review.page(project, "decision", (), 1000)[0]
    headers = {"Authorization": f"Bearer {ben.token}", "Cookie": ""}
    answer = ben.ask("POST", ROOT + path, json.dumps(body), headers)
    assert answer.status == 422
    assert "waits for your blind second coding" in answer.text
    assert told(answer, path, project) == set()
    assert review.page(project, "decision", (), 1000)[0] == before


@pytest.mark.parametrize("form", ["decide", "edit"])
def test_the_forms_of_an_entry_are_refused_alike(ben: Client, project: Project, form: str) -> None:
    answer = ben.post(f"/entries/{ACT}/{form}", {"decision": "accept", "type": "meet", "seen": ""})
    assert answer.status == 422
    assert told(answer, "", project) == set()


def test_one_sentence_is_not_explained_where_it_would_tell_the_suggestion(ben: Client, project: Project) -> None:
    assert ben.ask("GET", f"/entries/{ACT}/why").status == 422
    passage = review.entry(project, ACT)
    assert [(span.start, span.end) for span in Sight(project, BEN).hidden_spans("d000000000001")] != []
    assert any(
        span.start <= passage.start < span.end for span in Sight(project, BEN).hidden_spans("d000000000001")
    )  # fmt: skip


def test_what_is_hidden_from_one_is_shown_to_others_and_shown_again_once_it_is_coded(
    ben: Client, project: Project
) -> None:
    assert Sight(project, ANA).entry(ACT).content["type"] == TYPE
    assert [row["id"] for row in Sight(project, ANA).page("finding", (), 1000)[0]] == [
        row["id"] for row in review.page(project, "finding", (), 1000)[0]
    ]
    for id in (ACT, PLEDGE):
        coding.code(project, BEN, id, {coding.WRONG: False})
    assert TYPE in ben.get(f"/entries/{ACT}").text
    assert REASON in ben.get(f"/entries/{PLEDGE}").text
    assert len(Sight(project, BEN).page("entry", (), 1000)[0]) == len(review.page(project, "entry", (), 1000)[0])


def test_a_dossier_is_not_shown_while_something_is_hidden(ben: Client, project: Project) -> None:
    folder = project.folder / "published" / "dossier-1"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("all of it")
    answer = ben.get("/published/dossier-1/index.html")
    assert (answer.status, "2 entries wait for your blind second coding" in answer.text) == (422, True)


def test_who_has_seen_an_entry_is_never_its_blind_coder(project: Project) -> None:
    review.accept(project, ANA, ACT, None)
    with pytest.raises(NotAllowed, match="was not given to"):
        coding.code(project, BEN, ACT, {coding.WRONG: False})
    coding.assign_second(project, BEN, 1)
    made = coding.code(project, BEN, ACT, {coding.WRONG: False})
    review.undo(project, BEN, made.id)
    assert coding.assign_second(project, BEN, 5) == 0, "an undone coding was made all the same"


def test_paging_goes_on_behind_what_is_hidden(ben: Client, project: Project) -> None:
    sight = Sight(project, BEN)
    rows: list[str] = []
    after: list[Any] = []
    while True:
        some, after = sight.page("entry", after, 2)
        rows += [row["id"] for row in some]
        if not after:
            break
    every = [row["id"] for row in review.page(project, "entry", (), 1000)[0]]
    assert rows == [id for id in every if id not in (ACT, PLEDGE)]
