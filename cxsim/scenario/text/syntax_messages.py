"""Explains PyYAML's syntax errors to the author of the line."""

from __future__ import annotations

from collections.abc import Sequence

import yaml


def explain_syntax(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[tuple[int, int], str]:
    """Line and column (from 0) of a syntax error, and a message."""
    line, column = _place_of(error, lines)
    problem = error.problem or error.context or "unreadable"
    opened = error.context_mark
    for explain in (_colon, _tab, _unclosed, _word, _escape):
        found = explain(problem, lines[line], column)
        if found is not None:
            begin, message = found
            if begin is None and opened is not None:
                return (opened.line, opened.column), message
            return (line, column if begin is None else begin), message
    if "expected ',' or" in problem and opened is not None:
        bracket = lines[opened.line][opened.column : opened.column + 1]
        return (line, column), (f"a comma or the end of the bracket '{bracket}' opened in line {opened.line + 1}, "
                                f"column {opened.column + 1} is expected here")
    return (line, column), f"not valid YAML: {problem}"


def _place_of(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[int, int]:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return 0, 0
    return (mark.line, mark.column) if mark.line < len(lines) else (len(lines) - 1, len(lines[-1]))


Explained = tuple[int | None, str] | None
"""Column of the mistake (None: where the enclosing block began) and the message; or None: another kind of mistake."""


def _colon(problem: str, text: str, column: int) -> Explained:
    if "mapping values are not allowed" in problem:
        colon = text.rfind(":", 0, column + 1)
        return (colon if colon >= 0 else column), (
            "a colon followed by a space starts a value here; if the colon belongs to the text, put the text in "
            "quotes, else check the indentation")
    if text[column:].startswith(":") and not text[:column].strip():
        return column, "a key is missing before ':'"
    return None


def _tab(problem: str, text: str, column: int) -> Explained:
    indentation = text[: len(text) - len(text.lstrip(" \t"))]
    if "\t" in indentation and column <= len(indentation) + 1:
        return indentation.find("\t"), "a tab is used for indentation; use spaces"
    if "'\\t'" in problem:
        tab = text.find("\t", column)
        return (tab if tab >= 0 else column), "found a tab where a value is expected; use spaces"
    return None


def _unclosed(problem: str, text: str, column: int) -> Explained:
    if "unexpected end of stream" in problem:
        return None, "this quotation mark is never closed"
    if "could not find expected ':'" in problem:
        return None, "a colon and a value are expected after this key"
    return None


def _word(problem: str, text: str, column: int) -> Explained:
    if "cannot start any token" in problem:
        return column, f"{problem}; put the text in quotes"
    if "expected <block end>" in problem and text[:column].strip():
        return column, "the value has already ended here; put the whole value in quotes"
    if "expected <block end>" in problem or "expected '<document start>'" in problem:
        return column, "the indentation does not match the lines above, or the document has already ended"
    return None


def _escape(problem: str, text: str, column: int) -> Explained:
    """An escape that YAML does not know, as in a path of Windows."""
    if "escape" not in problem:
        return None
    return max(text.rfind("\\", 0, column + 1), 0), ("a backslash in double quotes begins an escape: write '/' between "
                                                     "folders, or use single quotes")
