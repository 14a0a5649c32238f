"""A folder of results of a small company, with a report made by hand."""

import shutil

import pytest

from cxsim.report.document import report_json
from cxsim.report.page import report_html
from cxsim.report.write import write_comparison
from cxsim.results.store import write_folder
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.comparing import compare
from tests.report.forms.forms_story import COMPANY, REPORT


@pytest.fixture(scope="session")
def comparison():
    """Doing nothing and a training."""
    plan = {"interventions": [{"type": "training", "weeks": 6}]}
    return compare([from_mapping({"name": "Do nothing", **COMPANY}),
                    from_mapping({"name": "Train", **COMPANY, "plan": plan})])


@pytest.fixture(scope="session")
def made(comparison, tmp_path_factory):
    """The folder as it is written once; tests change copies."""
    texts = {"report.json": report_json(REPORT), "report.html": report_html(REPORT)}
    files = {name: (lambda path, text=text: path.write_text(text, "utf-8")) for name, text in texts.items()}
    return write_folder(tmp_path_factory.mktemp("forms") / "made", {**files, **comparison.files()}, comparison.manifest)


@pytest.fixture(scope="session")
def real(comparison, tmp_path_factory):
    """The folder with the report that the program makes of the comparison."""
    return write_comparison(comparison, tmp_path_factory.mktemp("forms") / "real")


@pytest.fixture
def folder(made, tmp_path):
    """A copy of the folder."""
    return shutil.copytree(made, tmp_path / "results")
