"""``cxsim app``: what it refuses before it serves, and how it starts the server."""

from cxsim.cli.commands import app as app_module


def test_missing_libraries_are_named_with_the_way_to_get_them(call, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "uvicorn" else object())
    code, _, told = call("app")
    assert code == 2
    assert 'uvicorn is not installed); install them: pip install "cxsim[web]"' in told


def test_a_file_is_no_folder_of_projects(call, desk, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    code, _, told = call("app", "--folder", "idle.yaml")
    assert (code, "'idle.yaml' is a file, not a folder; choose another one with --folder" in told) == (2, True)


def test_a_port_below_those_that_users_may_open_is_refused(call):
    code, _, told = call("app", "--port", "80")
    assert (code, "allowed: a whole number from 1,024 to 65,535" in told) == (2, True)


def test_the_server_is_a_process_of_its_own_and_its_code_is_handed_on(call, monkeypatch, desk):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    started = []
    monkeypatch.setattr(app_module, "served", lambda command: started.append(command[1:]) or 2)
    assert call("app", "--port", "9000", "--folder", "here")[0] == 2
    assert started == [["-m", "cxsim.web", "9000", "here"]]
