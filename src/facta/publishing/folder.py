"""The dossier's folder: nothing that is not an earlier dossier is ever replaced.

A dossier is written beside its place and moved there when it is whole, so a run that stops leaves what was there.
"""

import json
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

MANIFEST = "manifest.json"
MARK = "facta-dossier"


class FolderHoldsSomethingElse(Exception):  # noqa: N818 - an error names what was found
    """The folder is not empty, and replacing what is in it was not asked for or would destroy something else."""


def check_folder(folder: Path, replace: bool) -> None:
    """Whether a dossier may be written to `folder`: it is absent, empty, or an earlier dossier to be replaced.

    Raises FolderHoldsSomethingElse naming what was found and what to do; OSError where the folder cannot be looked at.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise FolderHoldsSomethingElse(f"{folder} is not a folder: name another one with -o")
    held = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    if not held:
        return
    if not is_dossier(folder):
        shown = ", ".join(held[:3]) + (f" and {len(held) - 3} more" if len(held) > 3 else "")
        raise FolderHoldsSomethingElse(
            f"{folder} holds something else than an earlier dossier ({shown}): nothing was written; "
            "name another folder with -o, or an empty one"
        )
    if not replace:
        raise FolderHoldsSomethingElse(
            f"{folder} holds an earlier dossier: nothing was written; name another folder with -o, "
            "or give --replace to replace it"
        )


def is_dossier(folder: Path) -> bool:
    """Whether `folder` holds a dossier and nothing besides, by its manifest."""
    try:
        manifest = json.loads((folder / "data" / MANIFEST).read_text(encoding="utf-8"))
        listed = {str(path) for path in manifest["files"]} | {f"data/{MANIFEST}"}
    except (OSError, ValueError, TypeError, KeyError):
        return False
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    return manifest.get("kind") == MARK and held <= listed


@contextmanager
def new_folder(folder: Path) -> Generator[Path]:
    """A folder beside `folder` to write into; it takes the place of `folder` when the block ends well, else goes."""
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        written = beside / "new"
        written.mkdir()
        yield written
        if folder.exists():
            folder.rename(beside / "old")
        try:
            written.rename(folder)
        except OSError:
            if (beside / "old").exists():
                (beside / "old").rename(folder)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
