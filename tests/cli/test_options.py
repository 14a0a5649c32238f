"""Blocks of options: Typer sees single options, a command gets the block."""

import inspect

from cxsim.cli.options import Engine, OutputOptions, SampleOptions, with_single_options


def test_fields_stand_in_the_place_of_their_block_and_come_back_as_one():
    seen = []

    def command(first: int, *, sample: SampleOptions, last: str = "z", output: OutputOptions) -> None:
        seen.append((first, sample, last, output))

    flat = with_single_options(command)
    shown = inspect.signature(flat).parameters
    assert list(shown) == ["first", "replicates", "seed", "workers", "last", "engine", "force", "full", "quiet",
                           "private_inputs"]
    assert shown["engine"].default is Engine.AUTO
    flat(first=1, replicates=5, seed=None, workers=2, last="y", engine=Engine.NUMPY, force=True, full=False, quiet=True,
         private_inputs=False)
    assert seen == [(1, SampleOptions(5, None, 2), "y", OutputOptions(Engine.NUMPY, True, False, True))]
