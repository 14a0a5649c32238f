"""The program ``cxsim``: its commands, and what a person sees when something goes wrong."""

from __future__ import annotations

import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Annotated

import typer

from cxsim.cli.commands.app import app_command
from cxsim.cli.commands.branch import branch_command
from cxsim.cli.commands.check import check
from cxsim.cli.commands.class_ import classes
from cxsim.cli.commands.compare import compare_command
from cxsim.cli.commands.context import context
from cxsim.cli.commands.demo import demo
from cxsim.cli.commands.discover import discover_command
from cxsim.cli.commands.fit import fit
from cxsim.cli.commands.interventions import interventions
from cxsim.cli.commands.narrow import narrow_command
from cxsim.cli.commands.new import new
from cxsim.cli.commands.odd import odd
from cxsim.cli.commands.org import describe_command
from cxsim.cli.commands.plan import plan_command
from cxsim.cli.commands.presets import presets_command
from cxsim.cli.commands.references import parameters, schema
from cxsim.cli.commands.report import report_command
from cxsim.cli.commands.rerun import rerun
from cxsim.cli.commands.run import run_command
from cxsim.cli.commands.search import search_command
from cxsim.cli.commands.sensitivity import sensitivity_command
from cxsim.cli.commands.sweep import sweeps
from cxsim.cli.failures import exit_code_of
from cxsim.cli.options import with_single_options

DEBUG = "--debug"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with a code: 0 done, 1 a bug in cxsim, 2 a user's mistake, 130 or 143 stopped.

    The code is 3 where cells of a sweep failed, or results that were made again are not the same.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = DEBUG in given
    forgive_unknown_letters()
    program = build_program()
    try:
        with leaving_when_terminated(), warnings.catch_warnings():
            warnings.showwarning = lambda message, *_: typer.echo(f"Note: {message}", err=True)
            program([argument for argument in given if argument != DEBUG], prog_name="cxsim")
    except Exception as error:
        if debug:
            raise
        sys.exit(exit_code_of(error))


@contextmanager
def leaving_when_terminated() -> Iterator[None]:
    """Leave with 143 at SIGTERM as at Ctrl-C: whatever is half done is removed first."""
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def forgive_unknown_letters() -> None:
    """Show "?" for letters that a terminal or pipe cannot encode, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def build_program() -> typer.Typer:
    """All commands under their names."""
    program = typer.Typer(
        name="cxsim", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
        rich_markup_mode="rich", context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Start with: cxsim demo. Every command has --help.",
    )  # fmt: skip
    program.callback()(about)
    commands: dict[str, Callable[..., None]] = {
        "run": run_command, "compare": compare_command, "branch": branch_command, "report": report_command,
        "rerun": rerun, "check": check, "context": context, "plan": plan_command, "interventions": interventions,
        "presets": presets_command, "schema": schema, "parameters": parameters, "new": new, "odd": odd, "fit": fit,
        "narrow": narrow_command, "sensitivity": sensitivity_command, "discover": discover_command,
        "search": search_command, "app": app_command,
    }  # fmt: skip
    for name, command in commands.items():
        program.command(name)(with_single_options(command))
    organizations = typer.Typer(no_args_is_help=True, help="Look at an organization before simulating it.")
    organizations.callback()(about_organizations)
    organizations.command("describe")(with_single_options(describe_command))
    program.add_typer(organizations, name="org")
    program.add_typer(sweeps(), name="sweep")
    program.add_typer(classes(), name="class")
    program.command("demo")(with_single_options(demo))
    return program


def show_version(wanted: bool) -> None:
    """Show the version and exit."""
    if wanted:
        from cxsim import __version__

        typer.echo(f"cxsim {__version__}")
        raise typer.Exit


def about(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[
        bool, typer.Option(DEBUG, help="Show where in the program an unexpected error arose; works with any command.")
    ] = False,
) -> None:
    """Simulate how an organization adopts a change, and compare plans before you carry one out."""


def about_organizations() -> None:
    """Look at an organization before simulating it."""
