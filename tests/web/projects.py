"""Projects for the tests of the review pages: readings made by hand, kept in a store, linked."""

from collections.abc import Sequence
from pathlib import Path

from facta.codebook.codebook import load_codebook
from facta.engine.project import Project
from facta.engine.project_entries import read_document
from facta.engine.project_originals import keep_original
from facta.engine.project_record import link_project
from facta.model.record import Reading
from facta.store.readings import put_reading


def made_project(folder: Path, readings: Sequence[Reading], name: str = "Corn Square") -> Project:
    """A new project that holds `readings`."""
    project = Project.init(folder, name, coder="Ana Petrel")
    codebook = load_codebook()
    for reading in readings:
        keep_original(project.folder, reading.document.text.encode())
        with project.store.writing() as connection:
            put_reading(connection, read_document(reading, codebook, codebook.version, "made by hand", {}))
    link_project(project)
    return project
