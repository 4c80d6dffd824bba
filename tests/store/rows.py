"""Readings made by hand, as rows: no parser is needed to keep, decide and ask."""

from facta.store.database import Store
from facta.store.json_text import Row
from facta.store.readings import ReadDocument, Suggested, put_reading, span_of

TEXT = "Ana Petrel said the square was shut. Police in Tolm detained Bruno Kestrel on May 2."


def text_of(number: int) -> str:
    return f"{TEXT} Notice {number}."


def at(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def read(
    number: int = 1, *, reader: str = "reader 1", modality: str = "asserted", with_act: bool = True
) -> ReadDocument:
    """A report with two parties, a statement and an act."""
    text = text_of(number)
    document = f"d{number:012d}"
    ana: Row = {
        "id": "p1",
        "kind": "person",
        "name": "Ana Petrel",
        "sector": "GOV",
        "mentions": [at(text, "Ana Petrel")],
    }
    bruno: Row = {"id": "p2", "kind": "person", "name": "Bruno Kestrel", "mentions": [at(text, "Bruno Kestrel")]}
    said: Row = {
        "id": "s1",
        "speaker": "p1",
        "source": at(text, "Ana Petrel"),
        "cue": at(text, "said"),
        "content": [at(text, "the square was shut")],
        "mode": "indirect",
        "kind": "claim",
    }
    act: Row = {
        "id": "a1",
        "type": "case.detain",
        "trigger": at(text, "detained"),
        "lemma": "detain",
        "roles": {"patient": [{"party": "p2", "span": at(text, "Bruno Kestrel"), "inferred": False}]},
        "when": {"edtf": "2024-05-02", "start": f"2024-05-{1 + number % 28:02d}", "end": "2024-05-02"},
        "passage": at(text, "Police in Tolm detained Bruno Kestrel on May 2."),
        "modality": modality,
    }
    rows: list[tuple[str, Row, int | None]] = [("party", ana, None), ("party", bruno, None), ("statement", said, 3)]
    if with_act:
        rows.append(("act", act, 1))
    suggested = tuple(
        Suggested(kind, row["id"], place, span_of(kind, row), row, "a_rule", harm)
        for place, (kind, row, harm) in enumerate(rows)
    )
    fields: Row = {"id": document, "source": f"r{number}.txt", "digest": f"{number:064x}", "text": text}
    fields |= {"media_type": "text/plain", "title": f"Notice {number}", "published": "2024-05-03"}
    rest: Row = {
        name: [] for name in ("zones", "given", "copies", "notes", "times", "matters", "paragraphs", "sentences")
    }
    return ReadDocument(fields, rest, reader, "codebook 1", f"{reader} {modality} {with_act}", suggested)


def keep(store: Store, *reads: ReadDocument) -> None:
    for each in reads:
        with store.writing() as connection:
            put_reading(connection, each)


def act_of(number: int = 1) -> str:
    return f"d{number:012d}-a1"
