"""Reports for the tests of the review pages, made by hand: invented towns and people, entries named by their words."""

import hashlib

from facta.model.record import Reading
from facta.publishing.reading_json import reading_from_json
from facta.store.json_text import Row

HARBOUR = """Harbour warden detained after complaint

Police in Tolm detained Bruno Kestrel, the harbour warden, on May 2 on suspicion of taking bribes, prosecutors said.

“I took nothing,” Kestrel said. The mayor, Ada Brandt, promised a new harbour office by autumn.

The city refused the Tenants’ League the Corn Square on May 3. It was an odd decision.
"""
SQUARE = """City opens harbour office

The city of Tolm opened a harbour office on June 9, the mayor, A. Brandt, said.

Police detained B. Kestrel on May 2, the league said. “The square is for all,” said Lena Moor.
"""
HOSTILE = (
    "<script>alert(1)</script> 📉 Notice\r\n"
    "\r\n"
    "👩‍👩‍👧 cafe\u0301 in שלום town: <img src=x onerror=alert(2)> “<b>not permitted</b>”, said Otto Vane.\r\n"
    "The board met on June 1. " + 'She said: "=HYPERLINK(1)".' + "\r\n"
)


class Pen:
    """Writes the entries of one report by their words."""

    def __init__(self, number: int, text: str, title: str, published: str) -> None:
        self.text = text
        self.row: Row = {
            "document": {
                "id": f"d{number:012x}",
                "source": f"report-{number}.txt",
                "digest": hashlib.sha256(text.encode()).hexdigest(),
                "text": text,
                "title": title,
                "publisher": "Tolm Courier",
                "published": published,
                "language": "en",
            },
            "parties": [],
            "statements": [],
            "acts": [],
            "ties": [],
            "comments": [],
            "reader": "made by hand",
        }

    def at(self, words: str, after: str = "") -> list[int]:
        start = self.text.index(words, self.text.index(after) if after else 0)
        return [start, start + len(words)]

    def party(self, id: str, name: str, kind: str = "person", *more: str) -> None:
        mentions = [self.at(name), *map(self.at, more)]
        row: Row = {"id": id, "kind": kind, "name": name, "sector": None, "mentions": mentions}
        if kind == "person":
            row["names"] = [name]
        self.row["parties"].append(row)

    def statement(
        self, id: str, speaker: str, source: str, cue: str, content: str, kind: str, **fields: object
    ) -> None:
        row: Row = {"id": id, "speaker": speaker, "source": self.at(source), "content": [self.at(content)]}
        row |= {"cue": self.at(cue, after=fields.pop("cue_after", "")) if cue else None}  # type: ignore[arg-type]
        row |= {"mode": "indirect", "kind": kind, "found_by": "cue_with_content", "kind_by": "kind_of_cue", **fields}
        self.row["statements"].append(row)

    def act(
        self, id: str, type: str | None, trigger: str, passage: str, modality: str, **roles: tuple[str, str]
    ) -> None:
        row: Row = {"id": id, "type": type, "plover": None, "trigger": self.at(trigger, after=passage)}
        row |= {"lemma": trigger, "passage": self.at(passage), "modality": modality, "matched_by": f"{type}/verb"}
        row |= {"modality_by": "the_report_asserts_it" if modality == "asserted" else "in_reported_speech"}
        row["roles"] = {
            role: [{"party": party, "span": self.at(words, after=passage), "inferred": False}]
            for role, (party, words) in roles.items()
        }
        self.row["acts"].append(row)

    def reading(self) -> Reading:
        return reading_from_json(self.row)


def harbour() -> Reading:
    pen = Pen(1, HARBOUR, "Harbour warden detained after complaint", "2024-05-04")
    pen.party("p1", "Bruno Kestrel", "person", "Kestrel said")
    pen.row["parties"][0]["mentions"][1][1] -= 5
    pen.party("p2", "Ada Brandt", "person", "The mayor")
    pen.party("p3", "Police in Tolm", "organization")
    pen.party("p4", "the Tenants’ League", "organization")
    pen.party("p5", "The city", "organization")
    pen.statement("s1", "p1", "Kestrel said", "said", "I took nothing", "denial", mode="direct", cue_after="“I took")
    pen.row["statements"][0]["source"][1] -= 5
    pen.statement("s2", "p2", "Ada Brandt", "promised", "a new harbour office by autumn", "pledge")
    first = "Police in Tolm detained Bruno Kestrel, the harbour warden, on May 2 on suspicion of taking bribes"
    pen.act("a1", "case.detain", "detained", first, "alleged", patient=("p1", "Bruno Kestrel"), agent=("p3", "Police"))
    pen.act("a2", "money.bribe", "taking bribes", first, "alleged", recipient=("p1", "Bruno Kestrel"))
    pen.row["acts"][1]["roles"]["agent"] = pen.row["acts"][1]["roles"].pop("recipient")
    refused = "The city refused the Tenants’ League the Corn Square on May 3."
    pen.act(
        "a3", "assembly.refuse", "refused", refused, "asserted", agent=("p5", "The city"), recipient=("p4", "the T")
    )
    pen.row["comments"].append({"id": "k1", "span": pen.at("It was an odd decision."), "by": "judging_adjective"})
    pen.row["ties"].append(
        {"from": "p2", "to": "p5", "relation": "head-of", "passage": pen.at("The mayor, Ada Brandt")}
    )
    return pen.reading()


def square() -> Reading:
    pen = Pen(2, SQUARE, "City opens harbour office", "2024-06-10")
    pen.party("p1", "A. Brandt")
    pen.party("p2", "B. Kestrel")
    pen.party("p3", "Lena Moor")
    pen.party("p4", "The city of Tolm", "organization")
    pen.statement("s1", "p1", "A. Brandt", "said", "The city of Tolm opened a harbour office on June 9", "claim")
    pen.statement("s2", "p3", "Lena Moor", "said", "The square is for all", "claim", mode="direct", cue_after="all,”")
    opened = "The city of Tolm opened a harbour office on June 9"
    pen.act("a1", None, "opened", opened, "alleged", agent=("p4", "The city of Tolm"))
    pen.act(
        "a2", "case.detain", "detained", "Police detained B. Kestrel on May 2", "alleged", patient=("p2", "B. Kestrel")
    )
    return pen.reading()


def hostile() -> Reading:
    pen = Pen(3, HOSTILE, "<script>alert(3)</script> Notice", "2024-06-11")
    pen.party("p1", "Otto Vane")
    pen.statement("s1", "p1", "Otto Vane", "said", "not permitted", "claim", mode="direct")
    pen.act("a1", "meet", "met", "The board met on June 1.", "asserted")
    return pen.reading()


PROMISE = """Mayor promises the papers

Ada Brandt, the mayor of Tolm, promised on May 4 to publish the harbour contracts within a month.
"""
KEPT = """The papers of the harbour

Ada Brandt, the mayor of Tolm, published the harbour contracts on February 9. Clerks carried the boxes.
"""


def promise() -> Reading:
    pen = Pen(4, PROMISE, "Mayor promises the papers", "2024-05-05")
    pen.party("p1", "Ada Brandt")
    pen.row["parties"][0]["sector"] = "GOV"
    said = "to publish the harbour contracts within a month"
    pen.statement("s1", "p1", "Ada Brandt", "promised", said, "pledge")
    pen.act("a1", "inform.publish", "publish", said, "planned")
    pen.row["acts"][0] |= {"lemma": "publish", "according_to": "s1"}
    pen.row["sentences"] = [pen.at("Ada Brandt, the mayor of Tolm, promised on May 4 " + said + ".")]
    pen.row["acts"][0]["roles"] = {"agent": [{"party": "p1", "span": pen.at("Ada Brandt"), "inferred": True}]}
    return pen.reading()


def kept() -> Reading:
    pen = Pen(5, KEPT, "The papers of the harbour", "2025-02-10")
    pen.party("p1", "Ada Brandt")
    pen.row["parties"][0]["sector"] = "GOV"
    told = "Ada Brandt, the mayor of Tolm, published the harbour contracts on February 9."
    pen.act("a1", "inform.publish", "published", told, "asserted", agent=("p1", "Ada Brandt"))
    day = {"edtf": "2025-02-09", "start": "2025-02-09", "end": "2025-02-09", "span": pen.at("February 9")}
    pen.row["acts"][0] |= {"lemma": "publish", "when": day}
    pen.row["sentences"] = [pen.at(told), pen.at("Clerks carried the boxes.")]
    return pen.reading()


def three() -> list[Reading]:
    return [harbour(), square(), hostile()]
