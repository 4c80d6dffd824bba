"""Matters: things that move through stages, made of acts."""

from dataclasses import dataclass

from facta.model.times import When


@dataclass(frozen=True, slots=True)
class StageReached:
    """One stage of a matter's history.

    document, act: the act that reached it; modality: as the report gives it ("reportedly opened" is alleged).
    """

    stage: str
    act: str
    document: str
    when: When | None
    modality: str
    according_to: str | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """An application, case, bill, petition, investigation, sanction or request for information.

    kind: `assembly`, `case`, `law`, `petition`, `investigation`, `sanction` or `information`.
    parties: party ids (in a reading) or entity ids (in a record) it concerns.
    stage: the last stage reached, or None where it is only spoken of.
    title: how pages name it, in neutral words, from the record's own passages.
    concerns: those of `parties` whose matter it is: the applicants, the suspects; empty where none is named.
    history: in order of time, undated ones at their place in the text.
    """

    id: str
    kind: str
    parties: tuple[str, ...]
    stage: str | None
    history: tuple[StageReached, ...]
    title: str = ""
    by: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
