"""The command `facta`: what it offers and how it ends."""

import os
import signal
import sys
from collections.abc import Iterator

# One thread of linear algebra a process: more cost more than they bring on texts of this size. Set before numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import typer

from facta import __version__
from facta.cli import streams
from facta.cli.add import add
from facta.cli.check import check
from facta.cli.codebook import codebook_app
from facta.cli.exits import INTERRUPTED, NOTHING_DONE, TERMINATED, tell
from facta.cli.explain import explain
from facta.cli.init import init
from facta.cli.link import link
from facta.cli.names import names
from facta.cli.read import read
from facta.cli.report import report
from facta.cli.review import review
from facta.cli.status import status
from facta.cli.verify import verify
from facta.engine.faults import TRACEBACK, fault_line, shown_whole

app = typer.Typer(
    name="facta",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="""Reads news reports and sets words against deeds, every entry tied to its passage.

Start with a folder of reports (text, HTML, PDF or DOCX, in English):

\b
  facta report my-reports -o dossier      then open dossier/index.html

Nothing leaves this machine: no network, no account, no server.

\b
Exit codes:
  0  all well
  1  done, but some files could not be read (standard error names them),
     or examples of a codebook failed
  2  nothing done: nothing to read, a wrong option, no place to write
""",
)
app.command(short_help="Make a dossier from reports: their words against their deeds.")(report)
app.command(short_help="Print what each report says, as JSON.")(read)
app.command(short_help="Find the same parties, incidents and matters across saved readings.")(link)
app.command(short_help="Judge pairs of names: same, different or unsure, and why.")(names)
app.command(short_help="Print why a report is read as it is.")(explain)
app.command(short_help="Find a dossier's findings anew and compare.")(verify)
app.command(short_help="Make a folder a project.")(init)
app.command(short_help="Read what is new into a project.")(add)
app.command(short_help="Review a project's entries in the browser.")(review)
app.command(short_help="Where a project stands.")(status)
app.command(short_help="Check that a project is whole.")(check)
app.add_typer(codebook_app, name="codebook")


def command_names() -> tuple[str, ...]:
    """Every command as it is typed after `facta`, groups before their members ("codebook", "codebook list")."""

    def names_below(group: object, before: str) -> Iterator[str]:
        commands: dict[str, object] = getattr(group, "commands", {})
        for name, command in commands.items():
            yield f"{before}{name}"
            yield from names_below(command, f"{before}{name} ")

    return tuple(names_below(typer.main.get_command(app), ""))


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"facta {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    del version


def run() -> None:
    """Entry point. Whatever happens, it ends with one line that says so and the usual code."""
    streams.set_up()
    signal.signal(signal.SIGTERM, _terminated)
    raise SystemExit(_ended())


def _ended() -> int:
    """Runs the command; its exit code."""
    try:
        code: object = typer.main.get_command(app).main(prog_name="facta", standalone_mode=False)
        if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison]  # None where the shell has closed it
            sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        streams.end_on_closed_pipe()
    except OSError as problem:
        tell(f"stopped: {problem.strerror or problem}{f' ({problem.filename})' if problem.filename else ''}")
        return NOTHING_DONE
    except Exception as problem:
        return _ended_by(problem)
    if code == INTERRUPTED:
        tell("interrupted; no dossier was written or changed")
    return code if isinstance(code, int) else 0


def _ended_by(problem: Exception) -> int:
    shown = getattr(problem, "show", None)
    if shown is not None:  # a wrong option or argument: typer's own message
        shown()
        return int(getattr(problem, "exit_code", NOTHING_DONE))
    if shown_whole():
        raise problem
    tell(
        f"stopped by a fault in Facta ({fault_line(problem)}); no dossier was written or changed. "
        f"Please report it; {TRACEBACK}=1 shows the whole of it"
    )
    return NOTHING_DONE


def _terminated(_number: int, _frame: object) -> None:
    tell("ended from outside; no dossier was written or changed")
    raise SystemExit(TERMINATED)
