"""`facta explain`: why a report is read as it is."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from facta.cli import streams
from facta.cli.exits import stop
from facta.cli.options import Codebooks, NoModels, Published, day

if TYPE_CHECKING:
    from facta.model.document import Document


def explain(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="One report, or - for standard input.", show_default=False)
    ],
    at: Annotated[
        int | None,
        typer.Option(
            "--at", min=0, metavar="OFFSET", help="Only the sentence at this character of the text, counted from 0."
        ),
    ] = None,
    published: Published = None,
    codebook: Codebooks = None,
    no_models: NoModels = False,
) -> None:
    """Print, for each sentence, what was read in it and by which rule.

    Its clauses with their arguments; every frame of the codebook that was
    tried, and at what it failed; the act that came of it, why its modality is
    what it is and on whose word it stands; its statements, and the rules that
    found them and named their kind.

    \b
    Examples:
      facta explain article.txt
      facta explain article.txt --at 512
    """
    from facta.codebook.errors import CodebookError
    from facta.coding.tagger.weights import WeightsUnreadable
    from facta.engine.explain import explained
    from facta.engine.reader import Reader

    document = _document(file, day(published))
    try:
        reader = Reader(codebook or (), models=not no_models)
    except (CodebookError, WeightsUnreadable) as problem:
        stop(str(problem))
    found = [each for each in explained(document, reader) if at is None or each.span.start <= at < each.span.end]
    if not found:
        stop(_why_nothing(document, at, file))
    streams.put("\n\n".join("\n".join(each.lines) for each in found) + "\n")


def _document(file: str, published: str | None) -> "Document":
    from facta.engine.read_files import checked, opened
    from facta.sources.errors import Unreadable
    from facta.sources.plan import plan

    if Path(file).is_dir():
        stop(f"{file} is a folder: name one report in it")
    try:
        (item,) = map(checked, opened(plan([file]), published))
    except Unreadable as problem:
        stop(str(problem))
    if isinstance(item, Unreadable):
        stop(str(item))
    return item


def _why_nothing(document: "Document", at: int | None, file: str) -> str:
    if at is None:
        return f"{file}: no sentence of it is read as the article"
    if at >= len(document.text):
        return f"--at {at} lies behind the end of {file}: its text has {len(document.text)} characters"
    zone = next((zone for zone in document.zones if zone.span.start <= at < zone.span.end), None)
    reason = f"that part is not read as the article ({zone.kind.value})" if zone else "no sentence stands there"
    return f"--at {at}: {reason}; facta explain {file} prints every sentence with its place"
