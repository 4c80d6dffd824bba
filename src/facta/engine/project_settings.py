"""`facta.toml`: a project's name, who decides, where the record is kept, and which codebooks are added.

Tables of the file that this module does not know are left to those who do.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "facta.toml"
DATABASE = "facta.db"
STORE = "FACTA_STORE"
"""Set in the environment, it is the store's address, instead of the file's: an address with a password stays out."""

_KEYS: Mapping[str, type] = {"name": str, "coder": str, "store": str, "codebooks": list}


class BadSettings(Exception):  # noqa: N818 - an error names what was found
    """facta.toml holds something that cannot be used; the message names file, key and next step."""


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """The table `[project]` of facta.toml.

    name: of the project. coder: who decides where nobody is named. store: address of the store, a file relative to
    the folder. codebooks: files added to the built-in codebook, relative to the folder.
    """

    name: str
    coder: str = ""
    store: str = f"sqlite:///{DATABASE}"
    codebooks: tuple[str, ...] = ()

    def url(self, folder: Path) -> str:
        """The store's address, with the file of a SQLite store as a whole path."""
        address = os.environ.get(STORE) or self.store
        head, slashes, path = address.partition(":///")
        if not head.startswith("sqlite") or not slashes or Path(path).is_absolute():
            return address
        return f"{head}:///{folder / path}"


def read_settings(folder: Path) -> ProjectSettings:
    """The settings of the project in `folder`. Raises BadSettings, or OSError where the file cannot be read."""
    path = folder / FILE
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadSettings(f"{path} is no TOML ({problem}): mend that line") from None
    table = whole.get("project")
    if not isinstance(table, dict):
        raise BadSettings(f'{path} has no table [project]: add the lines [project] and name = "my project"')
    return _checked(path, table)


def settings_text(settings: ProjectSettings) -> str:
    """A new facta.toml."""
    return (
        f"[project]\nname = {_quoted(settings.name)}\n"
        f"# Your name, as it stands beside your decisions.\ncoder = {_quoted(settings.coder)}\n"
        f"# Where the record is kept: a file here, or postgresql+psycopg://user@host/name\nstore = "
        f"{_quoted(settings.store)}\n# Codebook files of your own, added to the built-in one.\ncodebooks = []\n"
    )


def _checked(path: Path, table: Mapping[str, Any]) -> ProjectSettings:
    for key, value in table.items():
        if key not in _KEYS:
            raise BadSettings(f"{path}: [project] {key} is not known; there are {', '.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]):
            wanted = "a list of files" if _KEYS[key] is list else "text in quotation marks"
            raise BadSettings(f"{path}: [project] {key} is {value!r}; give {wanted}")
    if not str(table.get("name", "")).strip():
        raise BadSettings(f'{path}: [project] has no name: add name = "my project"')
    codebooks: list[Any] = table.get("codebooks", [])
    for file in codebooks:
        if not isinstance(file, str) or not (path.parent / file).is_file():
            raise BadSettings(f"{path}: [project] codebooks names {file!r}, which is not there: mend or remove it")
    store = str(table.get("store", f"sqlite:///{DATABASE}"))
    if "://" not in store:
        raise BadSettings(f'{path}: [project] store is {store!r}; write "sqlite:///facta.db" or a postgresql address')
    return ProjectSettings(str(table["name"]), str(table.get("coder", "")), store, tuple(map(str, codebooks)))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in escaped) + '"'
