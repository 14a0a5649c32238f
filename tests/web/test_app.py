"""The application around the pages."""

import pytest

from cxsim.web.app import SILENT, build_app


def test_nothing_that_the_framework_can_report_is_reported(projects, keys):
    telemetry = pytest.importorskip("fastapi.telemetry", reason="this version of FastAPI reports nothing")
    can_be_on = {name for name, kind in telemetry.TelemetryConfig.__annotations__.items()
                 if getattr(kind, "__origin__", kind) in (bool, "bool")}
    assert can_be_on == set(SILENT)
    told = build_app(projects, keys).app._telemetry
    assert {name: told[name] for name in can_be_on} == dict.fromkeys(can_be_on, False)
