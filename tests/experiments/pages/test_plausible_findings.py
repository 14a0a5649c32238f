"""The tables about the plausible set say what its files of results say, between their marks and nowhere else."""

from pathlib import Path

import pytest

from experiments.pages.plausible_findings import BEGIN, END, PAGE, RESULTS, TABLES, uncertainty_page

ROOT = Path(__file__).resolve().parents[3]
FILES = {
    "acceptance": "step,requirement,statement,tried,met,share\n"
                  "screen,idle use,\"nothing | done, little used\",2000,1500,0.75\n"
                  "all,everything,2.5 processor seconds for each set found,2000,31,0.0155\n",
    "held_out": "pattern,question,sets,met,share\nC3,Does use fall?,101,100,0.99\nall,all of them,101,50,0.495\n",
    "repeated": "requirement,sets,met_again,share\nidle use,101,101,1.0\nC1,101,90,0.891\nall,101,80,0.792\n",
    "leave_one_out": "left_out,accepted,share_of_candidates,\"full, p05\",\"full, p50\",\"full, p95\"\n"
                     "nothing left out,20,0.0098,0.105,0.4,0.9\nC1,0,0.0,nan,nan,nan\n",
    "shifts": "parameter,mean_prior_quantile,sd_prior_quantile\nquit_fatigue,0.233,0.205\nhabit_gain,0.5,0.29\n",
    "correlations": "parameter,other,rank_correlation\nquit_fatigue,habit_gain,-0.31\n",
    "levels": "plan,futures,full_mean,full_p05,full_p50,full_p95,none_mean,none_p05,none_p50,none_p95,chance,people,"
              "parameters\n"
              "Train,64,0.4,0.1,0.4,0.81,0.5,0.48,0.5,0.52,-0.01,0.1,0.85\n",
    "pairs": "plan,rival,better_full,better_none,mean,p05,p95\nTrain,Order,0.935,1.0,0.204,-0.05,0.31\n",
}
MARKS = "\n".join(f"{BEGIN.format(name=name)}\n\nold\n\n{END.format(name=name)}" for name in ("findings", "decision"))


@pytest.fixture
def page(tmp_path):
    """A page before and after, in a repository with these results."""
    (tmp_path / RESULTS).mkdir(parents=True)
    (tmp_path / PAGE).parent.mkdir(parents=True)
    for name, text in FILES.items():
        (tmp_path / RESULTS / f"{name}.csv").write_text(text, "utf-8")
    (tmp_path / PAGE).write_text(f"# Above\n\n{MARKS}\n\nbelow\n", "utf-8")
    return uncertainty_page(tmp_path)


def test_the_words_around_stay_and_what_was_between_goes(page):
    assert page.startswith("# Above\n")
    assert page.endswith("\n\nbelow\n")
    assert "old" not in page


@pytest.mark.parametrize("line", [
    "31 of 2,000 candidates (1.6 %) met everything. That took 2.5 processor seconds for each set found. Candidates "
    "that failed a step were not tried on the next:",
    "| one replicate, bounds widened by 15 % | idle use: nothing / done, little used | 2,000 | 75.0 % |",
    "| C3 | Does use fall? | 99.0 % |",
    "**Again with other people and chance**: 79.2 % of the 101 sets meet everything again. "
    "Least stable: C1 (89.1 %), idle use (100 %).",
    "| nothing left out | 20 | 1.0 % | .10 to .90 |",
    "| C1 | 0 | 0 % | – to – |",
    "| `quit_fatigue` | .23 | .20 |",
    "**Rank correlations** above .15 in size: 1 of 1 pairs, where chance alone would give 0. The strongest:",
    "| `quit_fatigue` | `habit_gain` | -.31 |",
    "| Train | 40 % (10 to 81) | 50 % (48 to 52) | 0 % | 10 % | 85 % |",
    "| Train | Order | 94 % | 100 % | +20 (-5 to +31) |",
])
def test_a_number_of_the_tables_stands_in_the_page(page, line):
    assert line in page.splitlines()


def test_a_page_that_is_written_twice_stays_as_it_is(page, tmp_path):
    (tmp_path / PAGE).write_text(page, "utf-8")
    assert uncertainty_page(tmp_path) == page


def test_the_results_of_the_repository_are_complete():
    assert sorted(path.stem for path in (ROOT / RESULTS).glob("*.csv")) == sorted(TABLES)
