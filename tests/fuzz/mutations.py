"""Seeded mutations that know the structure of a file: cells, rows, keys, tags; and some that do not: bytes."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import datetime

from tests.fuzz.inputs import Case, Rows, csv_bytes, saved, workbook
from tests.fuzz.tree_mutations import of_json, of_manifest, of_tree

WORDS = [
    "", " ", "0", "1", "-1", "1.0", "0,5", "50%", "1.204", "1e5", "1e999", "nan", "inf", "NA", "null", "TRUE", "false",
    "x", "yes", "=1+1", "#N/A", "2026-01-05", "2026-W05", "007", "7", "9007199254740993", "a" * 300, "é", "e\u0301",
    "\u200b", "\ufeff", "\u00a0", "a\tb", "a\nb", '"', "'", "a;b", "a|b", "Sales, EMEA", "<b>", "{x: 1}", "[claims]",
    "claims", "training", "Total", "id", "manager", "007 ", "ada müller",
]
BYTES = [
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\n\n", b'"', b",", b";", b"\t", b"<", b"&", b"-->", b"0",
    b"- ", b": ", b"#", b"{", b"]", "\u2212".encode(), "\u00a0".encode(),
]
CELLS = [True, False, datetime(2026, 1, 5), 0.1, 10**17, "=1+1", "#N/A", 1e300]
ELEMENTS = [
    "<data key='w'>2</data>", "<node id='x'/>", "<edge source='8' target='9'/>", "<graph edgedefault='undirected'/>",
    "<desc>x</desc>", "<!-- x -->", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<default>5</default>",
    "<attvalue for='team' value='x'/>",
]
PIECES = [" weight 2 ", "\n*Edges\n", " [ ", " ] ", "\n% x\n", " id 1 ", " directed 0 "]


def mutant(kind: str, case: Case, number: int, seed: int) -> bytes:
    """The content of the mutated file; the same kind, number and seed give the same bytes."""
    chance = random.Random(f"{seed}:{kind}:{number}")
    content = case.files[case.mutated]
    ways: list[Callable[[random.Random, Case, bytes], bytes]] = [_of_bytes]
    if case.rows is not None:
        ways += [_of_workbook if case.mutated.endswith(".xlsx") else _of_table] * 4
    elif case.mutated.endswith(".yaml"):
        ways += [of_tree] * 4 + [_of_lines]
    elif case.mutated.endswith(".json"):
        ways += [of_manifest if kind == "results" else of_json] * 4
    else:
        ways += [_of_words if case.mutated.endswith((".net", ".gml")) else _of_graph] * 4 + [_of_lines]
    return chance.choice(ways)(chance, case, content)


def _of_bytes(chance: random.Random, case: Case, content: bytes) -> bytes:
    """Some bytes changed, removed, repeated or cut off."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5))):
        place = chance.randrange(len(found) + 1)
        act = chance.randrange(5)
        if act == 0 and place < len(found):
            found[place] ^= 1 << chance.randrange(8)
        elif act == 1:
            found[place:place] = chance.choice(BYTES)
        elif act == 2:
            del found[place : place + chance.choice((1, 3, 20))]
        elif act == 3:
            found[place:place] = found[place : place + chance.choice((1, 10, 60))]
        elif chance.random() < 0.3:
            del found[place:]
    return bytes(found)


def _of_lines(chance: random.Random, case: Case, content: bytes) -> bytes:
    """A line removed, repeated, moved, indented or put in a comment."""
    lines = content.split(b"\n")
    place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    act = chance.randrange(5)
    if act == 0:
        del lines[place]
    elif act == 1:
        lines.insert(other, lines[place])
    elif act == 2:
        lines[place], lines[other] = lines[other], lines[place]
    elif act == 3:
        lines[place] = b"  " + lines[place]
    else:
        lines[place] = chance.choice((b"", b"#" + lines[place], lines[place] + b" # note", b"---"))
    return b"\n".join(lines)


def _of_cells(chance: random.Random, rows: Rows) -> Rows:
    """Cells, rows and columns of a table changed."""
    rows = [list(row) for row in rows]
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        row, other = rows[chance.randrange(len(rows))], chance.choice(rows)
        act = chance.randrange(9)
        if act <= 3 and row:
            row[chance.randrange(len(row))] = chance.choice(WORDS)
        elif act == 4 and row:
            row[chance.randrange(len(row))] = chance.choice(other or [""])
        elif act == 5:
            rows.insert(chance.randrange(len(rows) + 1), list(other))
        elif act == 6 and len(rows) > 1:
            rows.remove(row)
        elif act == 7:
            rows.insert(chance.randrange(len(rows) + 1), [chance.choice(WORDS)] * chance.choice((0, 1, len(rows[0]))))
        else:
            place = chance.randrange(len(rows[0]) + 1)
            for one in rows:
                if chance.random() < 0.5:
                    one.insert(place, chance.choice(WORDS))
                elif place < len(one):
                    one.insert(place, one[place]) if chance.random() < 0.5 else one.pop(place)
    return rows


def _of_table(chance: random.Random, case: Case, content: bytes) -> bytes:
    """A table in another way of writing, most often with other cells."""
    assert case.rows is not None
    found = csv_bytes(_of_cells(chance, case.rows) if chance.random() < 0.9 else case.rows)
    act = chance.randrange(12)
    if act == 0:
        return found.replace(b",", chance.choice((b";", b"\t", b"|", b", ")))
    if act == 1:
        return found.decode().encode(chance.choice(("utf-16", "utf-8-sig", "latin-1", "cp1252")), errors="replace")
    if act == 2:
        return chance.choice((b"sep=,\n", b"# export\n", b"\n", b"Report,,\n\n")) + found
    if act == 3:
        return found + chance.choice((b"\n\n", b",,\n", b"Total,7\n", b'"'))
    return found.replace(b"\n", b"\r\n") if act == 4 else found


def _of_workbook(chance: random.Random, case: Case, content: bytes) -> bytes:
    """A workbook with other cells, kinds of cells, sheets, or damage inside its archive."""
    assert case.rows is not None
    book = workbook(_of_cells(chance, case.rows) if chance.random() < 0.5 else case.rows)
    if chance.random() < 0.1:
        return _damaged(chance, saved(book))
    sheet = book.active
    row, column = chance.randint(1, max(sheet.max_row, 1)), chance.randint(1, max(sheet.max_column, 1))
    act = chance.randrange(10)
    if act <= 3:
        sheet.cell(row, column).value = chance.choice(CELLS)
    elif act == 4:
        sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column + 1)
    elif act == 5:
        sheet.row_dimensions[row].hidden = True
    elif act == 6:
        book.create_sheet(chance.choice(("Notes", "Data", "Sheet2")))
    elif act == 7:
        sheet.cell(row, chance.choice((200, 16384))).value = "x"
    elif act == 8:
        sheet.cell(row, column).number_format = chance.choice(("000", "0.00%", "dd.mm.yyyy", "@"))
    return saved(book)


def _damaged(chance: random.Random, content: bytes) -> bytes:
    """An archive in which one part is changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            inner = old.read(name)
            if name == chosen:
                inner = chance.choice((b"", inner[: len(inner) // 2], inner.replace(b"<", b"&lt;", 1), inner * 2,
                                       re.sub(rb"[0-9]+", b"99999", inner, count=3)))
            new.writestr(name, inner)
    return stream.getvalue()


def _of_graph(chance: random.Random, case: Case, content: bytes) -> bytes:
    """Attributes, elements and text of a graph changed."""
    text = content.decode()
    tokens = re.findall(r"<[^>]*>|[^<]+", text)
    for _ in range(chance.choice((1, 1, 2, 4))):
        place = chance.randrange(len(tokens))
        act = chance.randrange(6)
        if act == 0:
            del tokens[place]
        elif act == 1:
            tokens.insert(place, tokens[chance.randrange(len(tokens))])
        elif act == 2:
            values = re.findall(r'"([^"]*)"', text)
            tokens[place] = re.sub(r'"[^"]*"', f'"{chance.choice([*values, "", "x"])}"', tokens[place], count=1)
        elif act == 3 and not tokens[place].startswith("<"):
            tokens[place] = chance.choice(WORDS).replace("<", "&lt;").replace("&", "&amp;")
        elif act == 4:
            name = chance.choice(("id", "key", "for", "x"))
            tokens[place] = re.sub(r"(\w+)=", f"{name}=", tokens[place], count=1)
        else:
            tokens.insert(place, chance.choice(ELEMENTS))
        if len(tokens) < 2:
            break
    return "".join(tokens).encode()


def _of_words(chance: random.Random, case: Case, content: bytes) -> bytes:
    """Words, numbers and brackets of a text changed."""
    tokens = re.findall(r'"[^"]*"|\s+|[^\s"]+', content.decode())
    for _ in range(chance.choice((1, 1, 2, 4))):
        place = chance.randrange(len(tokens))
        act = chance.randrange(5)
        if act == 0:
            tokens[place] = chance.choice(tokens)
        elif act == 1:
            tokens[place] = f'"{chance.choice(WORDS)}"' if tokens[place].startswith('"') else chance.choice(WORDS)
        elif act == 2:
            tokens.insert(place, chance.choice((*tokens, *PIECES)))
        elif act == 3:
            tokens[place:place] = tokens[place : place + chance.choice((4, 8, 16))]
        elif len(tokens) > 1:
            del tokens[place]
    return "".join(tokens).encode()
