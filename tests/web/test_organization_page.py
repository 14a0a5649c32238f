"""The organization of an open project: its shape, without anybody's name."""

import html
import re

PAGE = "/projects/tarn-sons/organization"


def told(answer):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def test_the_page_tells_the_shape_and_the_next_step(browser, project):
    page = browser.get(PAGE)
    assert page.status_code == 200
    text = told(page)
    assert "28 people in two departments, four levels" in text
    assert "People and ties are generated from figures, not read from files." in text
    assert "Informal ties" in text
    assert "Claims with Sales" in text
    assert 'href="/projects/tarn-sons/' in page.text.split("Go on to")[0].rsplit("<a ", 1)[1]
    assert page.text.count("<h1>") == 1


def test_the_picture_holds_places_and_no_names(browser, project):
    picture = browser.get("/api/projects/tarn-sons/network").json()
    assert [(disc["name"], disc["people"]) for disc in picture["discs"]] == [("Claims", 16), ("Sales", 12)]
    assert len(picture["x"]) == len(picture["y"]) == len(picture["disc"]) == 28
    assert sorted(picture["ties"]) == ["informal", "reporting", "team"]
    assert set(map(max, picture["ties"].values())) <= set(range(28))


def test_a_change_of_the_files_changes_the_page(browser, project):
    browser.get(PAGE)
    file = project.folder / "company.yaml"
    file.write_text(file.read_text("utf-8").replace("size: 16", "size: 30"), "utf-8")
    assert "42 people" in told(browser.get(PAGE))


def test_mistakes_in_the_files_are_told_in_place_of_the_shape(browser, project):
    file = project.folder / "company.yaml"
    file.write_text(file.read_text("utf-8").replace("size: 16", "size: many"), "utf-8")
    answer = browser.get(PAGE)
    assert answer.status_code == 400
    assert "company.yaml:7:40" in told(answer)
    assert str(project.folder) not in answer.text.split("<main")[1]
    assert browser.get("/api/projects/tarn-sons/network").status_code == 400
