"""The pages of a class: templates of their own on the look of the report, each one file that loads nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxsim.plots.drawing import PAGE, PHONE
from cxsim.report.document import Section
from cxsim.report.page import keep_percent_together, svg


@dataclass(frozen=True)
class Page:
    """What a page says, before it is drawn: its template, its sections, and what else the template shows."""

    template: str
    sections: tuple[Section, ...]
    given: Mapping[str, Any]


def html_of(page: Page) -> str:
    """A page with its pictures, whose drawing takes a second; also in a process of its own."""
    return render(page.template, page.sections, **page.given)


def render(template: str, sections: Sequence[Section] = (), **given: Any) -> str:
    """A page; the same content gives the same text."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=ChoiceLoader([PackageLoader("cxsim.teaching"), PackageLoader("cxsim.report")]), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=keep_percent_together,
    )
    pictures = pictures_of(sections)
    return environment.get_template(template).render(sections=sections, pictures=pictures, **given).lstrip()


def pictures_of(sections: Sequence[Section]) -> dict[str, Any]:
    """The picture of every section, wide and narrow."""
    found = {}
    for section in sections:
        if section.chart is not None:
            told = f"{section.title}. {section.takeaway}"
            found[section.key] = (svg(section.chart, f"{section.key} wide", told, PAGE),
                                  svg(section.chart, f"{section.key} narrow", told, PHONE))
    return found
