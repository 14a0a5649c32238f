"""The secret of pseudonyms, in a file of its own that only its owner may read."""

from __future__ import annotations

import secrets
from pathlib import Path

import typer

from cxsim.cli.places import check_place, writing
from cxsim.errors import OutputError


def secret_in(file: Path) -> bytes:
    """The secret in a file; a missing file gets a random one.

    Raises
    ------
    OutputError
        If the secret is too short to be one, or the file cannot be read or written.
    """
    from cxsim.organization.company_files.pseudonyms import SHORTEST_SECRET

    if not file.exists():
        check_place(file, force=False)
        with writing(file) as unfinished:
            unfinished.touch(mode=0o600)
            unfinished.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
        typer.echo(f"Wrote a new secret to {file}. Keep it apart from the copies: with it, names can be tried out.")
    try:
        secret = file.read_bytes().strip()
    except OSError as error:
        raise OutputError(f"cannot read the secret in '{file}': {error.strerror}") from error
    if len(secret) < SHORTEST_SECRET:
        raise OutputError(f"the secret in '{file}' has {len(secret)} characters; at least {SHORTEST_SECRET} are needed")
    return secret
