"""What facta.toml says of findings and publication: thresholds, groups, sides, subjects, codebooks, profile, masks.

In: the file. Out: `ReportFile`. A key that is not known is an error that names the file, the key and the nearest known
one: a threshold that was misspelt must not be passed over in silence.
Elsewhere: the table [project] (project_settings.py), of which this module takes the codebooks.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from facta.codebook.matters import load_matter_kinds
from facta.engine.project_settings import FILE, BadSettings
from facta.findings.settings import NESTED, FindingSettings, NamedParties, StageLimit, Subject

TABLES = ("project", "findings", "groups", "sides", "subjects", "publication")
PROFILES = ("desk", "public")


@dataclass(frozen=True, slots=True)
class Publication:
    """How a dossier is published. profile, unmasked: None where the file does not say. masks: names to mask as well."""

    profile: str | None = None
    unmasked: bool | None = None
    masks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFile:
    """What a facta.toml says of findings and publication. codebooks: whole paths."""

    path: Path
    findings: FindingSettings
    publication: Publication
    codebooks: tuple[Path, ...] = ()


def settings_file(named: Path | None, paths: Sequence[str]) -> Path | None:
    """The facta.toml of a run: the one named (a file, or the folder that holds it); else the one in the only folder
    given; else the one in the folder you are in; else none. Raises BadSettings where a named one is not there."""
    if named is not None:
        file = named / FILE if named.is_dir() else named
        if not file.is_file():
            raise BadSettings(f"{file} is not there: name a facta.toml, or the folder that holds it")
        return file
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    places = [*(folders if len(folders) == 1 else []), Path()]
    return next((folder / FILE for folder in places if (folder / FILE).is_file()), None)


def read_report_file(path: Path) -> ReportFile:
    """What `path` says. Raises BadSettings, or OSError where it cannot be read."""
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadSettings(f"{path} is no TOML ({problem}): mend that line") from None
    file = _File(path)
    file.known("", whole, TABLES)
    table = file.table(whole, "findings")
    findings = FindingSettings(
        **file.plain_findings(table),
        stalled_after_days=tuple(file.stage_limits(table)),
        groups=tuple(file.parties(whole, "groups")),
        sides=tuple(file.parties(whole, "sides")),
        subjects=tuple(file.subjects(whole)),
    )
    return ReportFile(path, findings, file.publication(whole), tuple(file.codebooks(whole)))


@dataclass(frozen=True)
class _File:
    """One file while it is read; every complaint names it."""

    path: Path

    def wrong(self, what: str) -> BadSettings:
        return BadSettings(f"{self.path}: {what}")

    def known(self, table: str, given: Iterable[str], names: Sequence[str]) -> None:
        """Raises BadSettings for the first key that is not among `names`, with the nearest that is."""
        for key in given:
            if key not in names:
                near = get_close_matches(key, names, 1, 0.5)
                meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
                raise self.wrong(f"{f'[{table}] ' if table else ''}{key} is not known; {meant}")

    def table(self, whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        table = whole.get(name, {})
        if not isinstance(table, dict):
            raise self.wrong(f"{name} is no table: write [{name}] above its lines")
        return table

    def plain_findings(self, table: Mapping[str, Any]) -> dict[str, Any]:
        """The settings of [findings] that are one number or truth value, each of its own type and not negative."""
        plain: dict[str, Any] = {f.name: type(f.default) for f in fields(FindingSettings) if f.name not in NESTED}
        self.known("findings", table, [*plain, "stalled_after_days"])
        found: dict[str, Any] = {}
        for key, value in table.items():
            if key == "stalled_after_days":
                continue
            wanted = plain[key]
            right = type(value) is wanted or (wanted is float and type(value) is int)
            if not right or (wanted is not bool and value < 0) or (wanted is float and value > 1):
                what = {bool: "true or false", int: "a whole number from 0", float: "a number from 0 to 1"}[wanted]
                raise self.wrong(f"[findings] {key} is {value!r}; give {what}")
            found[key] = float(value) if wanted is float else value
        return found

    def stage_limits(self, table: Mapping[str, Any]) -> Iterable[StageLimit]:
        name = "findings.stalled_after_days"
        kinds = load_matter_kinds()
        limits = self.table(table, "stalled_after_days")
        self.known(name, limits, list(kinds))
        for kind, stages in limits.items():
            if not isinstance(stages, dict):
                raise self.wrong(f"[{name}] {kind} is {stages!r}; give its stages: {kind} = {{ '*' = 365 }}")
            self.known(f"{name}.{kind}", stages, [*kinds[kind].stages, "*"])
            for stage, days in stages.items():
                if type(days) is not int or days < 1:
                    raise self.wrong(f"[{name}] {kind}, {stage} is {days!r}; give a number of days")
                yield StageLimit(kind, stage, days)

    def parties(self, whole: Mapping[str, Any], name: str) -> Iterable[NamedParties]:
        """[[groups]] or [[sides]]: each with a name and its parties; a party stands in one of them only."""
        tables = whole.get(name, [])
        if not isinstance(tables, list):
            raise self.wrong(f"{name} is one table: write [[{name}]] above each, with double brackets")
        home: dict[str, str] = {}
        for table in tables:
            self.known(name, table, ["name", "parties"])
            title = table.get("name")
            if not isinstance(title, str) or not title.strip():
                raise self.wrong(f'[[{name}]] has no name: add name = "..."')
            members = self.texts(f"[[{name}]] {title}: parties", table.get("parties"))
            for member in members:
                other = home.setdefault(" ".join(member.lower().split()), title)
                if other != title:
                    raise self.wrong(f"[[{name}]] {member!r} stands in {other!r} and in {title!r}: leave it in one")
            yield NamedParties(title, members)

    def subjects(self, whole: Mapping[str, Any]) -> Iterable[Subject]:
        for subject, words in self.table(whole, "subjects").items():
            yield Subject(subject, self.texts(f"[subjects] {subject}", words))

    def publication(self, whole: Mapping[str, Any]) -> Publication:
        table = self.table(whole, "publication")
        self.known("publication", table, ["profile", "unmasked", "masks"])
        profile, unmasked = table.get("profile"), table.get("unmasked")
        if profile is not None and profile not in PROFILES:
            raise self.wrong(f"[publication] profile is {profile!r}; give one of {', '.join(PROFILES)}")
        if unmasked is not None and not isinstance(unmasked, bool):
            raise self.wrong(f"[publication] unmasked is {unmasked!r}; give true or false")
        masks = self.texts("[publication] masks", table["masks"]) if "masks" in table else ()
        return Publication(profile, unmasked, masks)

    def codebooks(self, whole: Mapping[str, Any]) -> Iterable[Path]:
        table = self.table(whole, "project")
        for name in self.texts("[project] codebooks", table["codebooks"]) if table.get("codebooks") else ():
            file = self.path.parent / name
            if not file.is_file():
                raise self.wrong(f"[project] codebooks names {name!r}, which is not there: mend or remove it")
            yield file

    def texts(self, where: str, value: Any) -> tuple[str, ...]:
        """A list of texts, at least one. Raises BadSettings where it is none."""
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.wrong(f'{where} is {value!r}; give a list such as ["one", "two"]')
        return tuple(str(one) for one in value)
