"""Measure the contrasts that the model must show, and print the table.

    python -m experiments.contrasts                               # all, default parameters
    python -m experiments.contrasts --only traits --plausible     # one group, also over the plausible set
    python -m experiments.contrasts --only "small say" --only believing --replicates 128
    python -m experiments.contrasts --only traits --set fear_weight=2     # with another value of a parameter
    python -m experiments.contrasts --plausible --write           # writes results/contrasts.csv and the page
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence

from cxsim.errors import ResultError, did_you_mean
from experiments.contrasts.battery import CONTRASTS
from experiments.contrasts.contrast import Contrast, Found, found
from experiments.contrasts.page import PAGE, RESULTS, line, page, write_results
from experiments.contrasts.runs import Runs, Uncertainty


def chosen(only: Sequence[str]) -> list[Contrast]:
    """The contrasts of these names or groups, all if none is given."""
    names = {contrast.name for contrast in CONTRASTS} | {contrast.group for contrast in CONTRASTS}
    wrong = [name for name in only if name not in names]
    if wrong:
        raise SystemExit("\n".join(f"there is no contrast or group '{name}'; {did_you_mean(name, sorted(names))}"
                                   for name in wrong))
    return [contrast for contrast in CONTRASTS if not only or {contrast.name, contrast.group} & set(only)]


def parameter(text: str) -> tuple[str, float]:
    """A parameter and its value from NAME=VALUE."""
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}': NAME=VALUE is expected, for example fear_weight=2") from None


def measure(
    contrasts: Sequence[Contrast], plausible: bool, replicates: int | None, parameters: Mapping[str, float]
) -> Iterator[Found]:
    """Every contrast, first by default parameters."""
    settings: tuple[Uncertainty, ...] = ("none", "full") if plausible else ("none",)
    for uncertainty in settings:
        runs = Runs(uncertainty, replicates, parameters=parameters)
        for contrast in contrasts:
            one = found(contrast, runs)
            print(line(one), flush=True)
            yield one


def main() -> None:
    """Measure contrasts."""
    parser = argparse.ArgumentParser(prog="python -m experiments.contrasts", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="a contrast or a group (traits, "
                        "network); may be given more than once; default: all")
    parser.add_argument("--plausible", action="store_true", help="also over the plausible set")
    parser.add_argument("--replicates", type=int, default=None, help="default: 32, over the plausible set 64")
    parser.add_argument("--set", action="append", default=[], type=parameter, metavar="NAME=VALUE", help="another "
                        "value of a parameter in every arm, also outside its range; may be given more than once")
    parser.add_argument("--write", action="store_true", help="write the results and the page")
    given = parser.parse_args()
    if given.write and (given.only or given.set):
        parser.error("--write replaces all results, of the model as it is: leave out --only and --set")
    try:
        all_found = list(measure(chosen(given.only), given.plausible, given.replicates, dict(given.set)))
    except ResultError as error:
        parser.error(str(error))
    if given.write:
        write_results(all_found)
        PAGE.write_text(page(), "utf-8")
        print(f"{RESULTS}\n{PAGE}")
    missed = [one for one in all_found if not one.met]
    print(f"{len(all_found) - len(missed)} of {len(all_found)} met")


if __name__ == "__main__":
    main()
