"""A folder of results of a small company, with a report made by hand."""

import shutil

import pytest

from cxsim.report.document import report_json
from cxsim.report.page import report_html
from cxsim.results.store import write_folder
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.comparing import compare
from tests.report.forms.forms_story import COMPANY, REPORT


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The folder as it is written once; tests change copies."""
    plans = [from_mapping({"name": "Do nothing", **COMPANY}),
             from_mapping({"name": "Train", **COMPANY, "plan": {"interventions": [{"type": "training", "weeks": 6}]}})]
    comparison = compare(plans)
    texts = {"report.json": report_json(REPORT), "report.html": report_html(REPORT)}
    files = {name: (lambda path, text=text: path.write_text(text, "utf-8")) for name, text in texts.items()}
    return write_folder(tmp_path_factory.mktemp("forms") / "made", {**files, **comparison.files()}, comparison.manifest)


@pytest.fixture
def folder(made, tmp_path):
    """A copy of the folder."""
    return shutil.copytree(made, tmp_path / "results")
