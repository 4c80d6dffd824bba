"""Which files of the given paths will be tried, in which order and under which names."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from facta.sources.errors import Unreadable
from facta.sources.sheet import SHEET_NAME, Row, Sheet, read_sheet

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx"})
"""Suffixes read from a folder; a file named outright is tried whatever its suffix."""

STANDARD_INPUT = "-"

_REASONS = {
    "hidden": "hidden",
    "suffix": "of other kinds (read are .txt, .html, .pdf and .docx; name a file outright to try it)",
    "link": "linked folders",
    "dossier": "folders that hold a dossier of Facta's own",
    "special": "no regular files",
    "closed": "folders that may not be opened",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One file to try.

    path: where it lies; None for standard input.
    source: its name in every output, with forward slashes.
    root: the folder that was given, or the file's own where the file was named outright; None for standard input.
    alone: it is the only path given, and a file.
    copies: `source` of further files with the same bytes.
    """

    path: Path | None
    source: str
    root: Path | None = None
    alone: bool = False
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be tried, what will not, and what the sheets say.

    files: in sorted order of `source`.
    missing: paths that are not there.
    skipped: number of files and folders passed over, by reason.
    """

    files: tuple[Item, ...]
    missing: tuple[Unreadable, ...] = ()
    skipped: dict[str, int] = field(default_factory=dict[str, int])
    sheets: dict[Path, Sheet] = field(default_factory=dict[Path, Sheet])

    def skipped_lines(self) -> tuple[str, ...]:
        """One line for what was passed over, then one for each thing in a sheet that could not be used."""
        counted = ", ".join(f"{count} {_REASONS[reason]}" for reason, count in sorted(self.skipped.items()) if count)
        problems = tuple(problem for _, sheet in sorted(self.sheets.items()) for problem in sheet.problems)
        return ((f"skipped: {counted}",) if counted else ()) + problems

    def nothing_line(self) -> str:
        """Why there is nothing to try, in one line."""
        if self.missing:
            return "; ".join(map(str, self.missing))
        if self.skipped.get("dossier"):
            return "only a dossier was found; name the folder of the reports it was made from"
        return "no .txt, .html, .pdf or .docx file was found; name a file, or a folder that holds reports"

    def row_of(self, item: Item) -> Row | None:
        """What a sheet says of `item`: the nearest sheet that names it, from its own folder up to the given one."""
        if item.path is None or item.root is None:
            return None
        folder = item.path.parent
        while True:
            sheet = self.sheets.get(folder)
            if sheet and (row := sheet.rows.get(item.path.relative_to(folder).as_posix())):
                return row
            if folder == item.root or folder == folder.parent:
                return None
            folder = folder.parent


def plan(paths: Sequence[Path | str]) -> Plan:
    """The plan for `paths`: files, folders (read recursively), `-` for standard input. Opens no report."""
    missing: list[Unreadable] = []
    skipped: Counter[str] = Counter()
    found: dict[str, Item] = {}
    for path in sorted({_cleaned(path) for path in paths}, key=lambda path: (not path.is_dir(), len(path.parts), path)):
        if str(path) == STANDARD_INPUT:
            found[STANDARD_INPUT] = Item(None, "stdin")
        elif path.is_dir() and (_holds_dossier(path) or _holds_dossier(path.parent)):
            skipped["dossier"] += 1
        elif path.is_dir():
            for item in _below(path, skipped):
                found.setdefault(os.path.realpath(item.path or path), item)
        elif path.exists():
            found.setdefault(os.path.realpath(path), Item(path, _shown(path.name), path.parent))
        else:
            missing.append(Unreadable(_shown(str(path)), "is not there", "check the path"))
    files = sorted(_told_apart(list(found.values())), key=lambda item: (item.source, str(item.path)))
    if len(paths) == 1 and len(files) == 1 and not Path(paths[0]).is_dir():
        files = [replace(files[0], alone=True)]
    return Plan(tuple(files), tuple(missing), dict(sorted(skipped.items())), _sheets_of(files))


def _cleaned(path: Path | str) -> Path:
    return Path(path) if str(path) == STANDARD_INPUT else Path(os.path.abspath(path))


def _below(root: Path, skipped: Counter[str]) -> Iterator[Item]:
    """The files of a folder that are tried; `skipped` counts the others. Linked folders are not entered."""

    def closed(_: OSError) -> None:
        skipped["closed"] += 1

    for folder, folders, names in os.walk(root, onerror=closed):
        folders.sort()
        for name in [name for name in folders if _passed_over(Path(folder, name))]:
            skipped[_passed_over(Path(folder, name))] += 1
            folders.remove(name)
        for name in sorted(names):
            path = Path(folder, name)
            if _is_sheet(name):
                continue
            if reason := _passed_over(path):
                skipped[reason] += 1
            else:
                yield Item(path, _shown(path.relative_to(root).as_posix()), root)


def _is_sheet(name: str) -> bool:
    return name.lower() == SHEET_NAME


def _passed_over(path: Path) -> str:
    """Why a file or folder met in a folder is not tried; empty where it is."""
    if path.name.startswith((".", "~$")) or path.name == "__MACOSX":
        return "hidden"
    if path.is_dir():
        return "link" if path.is_symlink() else "dossier" if _holds_dossier(path) else ""
    if path.suffix.lower() not in SUFFIXES:
        return "suffix"
    return "" if path.is_file() else "special"


def _holds_dossier(folder: Path) -> bool:
    """Whether a folder is a dossier, whose pages quote reports and are none themselves; told by its manifest."""
    try:
        with (folder / "data" / "manifest.json").open("rb") as file:
            return b'"facta-dossier"' in file.read(200)
    except OSError:
        return False


def _shown(name: str) -> str:
    """A path as text that can be written out, whatever bytes its name has."""
    return os.fsencode(name).decode("utf-8", "replace")


def _told_apart(items: list[Item]) -> list[Item]:
    """`items` with as much of the path before `source` as tells those of the same name apart."""
    depth = Counter[str]()
    while True:
        shown = {id(item): _with_parents(item, depth[item.source]) for item in items}
        counts = Counter(shown.values())
        clashing = {item.source for item in items if counts[shown[id(item)]] > 1}
        deepest = max((len(item.root.parts) for item in items if item.root), default=0)
        if not clashing or all(depth[source] >= deepest for source in clashing):
            return [replace(item, source=shown[id(item)]) for item in items]
        depth.update(clashing)


def _with_parents(item: Item, depth: int) -> str:
    if not depth or item.root is None:
        return item.source
    parents = [part for part in item.root.parts if part != item.root.anchor][-depth:]
    return "/".join([*map(_shown, parents), item.source])


def _sheets_of(files: Sequence[Item]) -> dict[Path, Sheet]:
    """The sheets beside the files, and above them up to the folder that was given."""
    folders: set[Path] = set()
    for item in files:
        if item.path is None or item.root is None:
            continue
        folders.update(folder for folder in item.path.parents if folder == item.root or item.root in folder.parents)
    sheets = [(folder, _sheet_in(folder)) for folder in sorted(folders)]
    return {folder: read_sheet(path, _shown(_short(path))) for folder, path in sheets if path is not None}


def _sheet_in(folder: Path) -> Path | None:
    """The sheet of a folder, whatever the case of its name; the plain name first."""
    try:
        names = sorted(filter(_is_sheet, os.listdir(folder)), reverse=True)
    except OSError:
        return None
    return next((path for path in (folder / name for name in names) if path.is_file()), None)


def _short(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
