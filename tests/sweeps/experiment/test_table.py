"""The columns of the results."""

import pyarrow as pa

from cxsim.sweeps.experiment.preparing import prepared
from cxsim.sweeps.experiment.reading import experiment_from
from cxsim.sweeps.experiment.table import WORDS, results_schema, weekly_schema


def test_columns_have_the_types_of_their_values(desk):
    ready = prepared(experiment_from({
        "name": "x", "scenario": "company.yaml", "measures": ["adoption_end"], "keep": "weekly",
        "factors": {
            "weeks": [8, 9], "parameters.quit_rate": {"values": [0.002, 0.004], "name": "quits"},
            "turnover": [True, False], "influence": ["degroot"],
            "plan": {"levels": {"none": {}}},
        },
    }))
    schema = results_schema(ready)
    assert schema.names == ["cell", "replicate", "seed", "scenario", "weeks", "quits", "turnover", "influence", "plan",
                            "adoption_end", "failed", "scenario_hash", "organization_hash", "design_hash"]
    assert [schema.field(name).type for name in ("weeks", "quits", "turnover", "influence", "plan")] == [
        pa.int64(), pa.float64(), pa.bool_(), WORDS, WORDS]
    assert weekly_schema(ready).names == ["cell", "replicate", "week", "adoption"]
