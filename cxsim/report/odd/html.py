"""The protocol as a web page: supports only the Markdown that its template uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from importlib import resources
from itertools import groupby

_LETTER = r"(?:[^*\\]|\\.)"
_INLINE = re.compile(rf"\\([^\w\s])|`([^`]+)`|\*\*({_LETTER}+)\*\*|\*(?!\s)({_LETTER}+)\*")
_CELL = re.compile(r"(?<!\\)\|")
# How lines start that belong together, and what they form.
_KINDS = (("#", "heading"), ("|", "table"), ("- ", "list"), ("> ", "quote"))

_STYLE = """
main { max-width: 90rem; }
table { margin: .6rem 0 1.2rem; }
td, th { overflow-wrap: anywhere; }
th { text-align: left; }
pre { background: var(--soft); border: 1px solid var(--line); padding: .6rem 1rem; overflow-x: auto; font-size: .8rem; }
code { font-size: .88em; }
blockquote { margin: .8rem 0; padding: .1rem 1rem; border-left: 4px solid var(--line); }
"""


def odd_html(markdown: str) -> str:
    """One HTML file in the style of the reports that loads nothing from the network."""
    title = escape(_plain(markdown.partition("\n")[0].removeprefix("# ")))
    style = resources.files("cxsim.report").joinpath("templates/report.css").read_text("utf-8") + _STYLE
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>"
    )
    body = "\n".join(_blocks(markdown))
    page = f"<head>\n{head}\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>"
    return f'<!DOCTYPE html>\n<html lang="en">\n{page}\n</html>\n'


def _blocks(markdown: str) -> Iterator[str]:
    for number, part in enumerate(re.split(r"^```.*$\n?", markdown, flags=re.MULTILINE)):
        if number % 2:
            yield f"<pre>{escape(part)}</pre>"
            continue
        for kind, lines in groupby(part.splitlines(), key=_kind):
            yield from _block(kind, list(lines))


def _kind(line: str) -> str:
    if not line.strip():
        return "nothing"
    return next((kind for start, kind in _KINDS if line.startswith(start)), "text")


def _block(kind: str, lines: list[str]) -> Iterator[str]:
    if kind == "heading":
        for line in lines:
            level = len(line) - len(line.lstrip("#"))
            yield f"<h{level}>{_inline(line[level:].strip())}</h{level}>"
    elif kind == "table":
        yield _table(lines)
    elif kind == "list":
        yield "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    elif kind == "quote":
        yield f"<blockquote><p>{_inline(' '.join(line[2:] for line in lines))}</p></blockquote>"
    elif kind == "text":
        yield f"<p>{_inline(' '.join(lines))}</p>"


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in _CELL.split(line.strip())[1:-1]] for line in lines]
    head, body = rows[0], rows[2:]
    titles = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in head)
    shown = f"<thead><tr>{titles}</tr></thead>" if any(head) else ""
    lined = "".join("<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in body)
    return f"<table>{shown}<tbody>{lined}</tbody></table>"


def _plain(text: str) -> str:
    """A text without the backslashes that make letters plain."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


def _inline(text: str) -> str:
    """Code, bold and italic, and letters that a backslash makes plain; everything else is text."""
    found, last = "", 0
    for match in _INLINE.finditer(text):
        found += escape(text[last : match.start()])
        letter, code, bold, italic = match.groups()
        if letter:
            found += escape(letter)
        elif code:
            found += "<code>" + escape(code.replace("\\|", "|")) + "</code>"
        else:
            tag, inner = ("strong", bold) if bold else ("em", italic)
            found += f"<{tag}>{escape(_plain(inner))}</{tag}>"
        last = match.end()
    return found + escape(text[last:])
