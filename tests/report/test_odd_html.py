"""The protocol as a web page: the forms of Markdown that occur, and nothing that could be a script."""

import re
from html import escape

from cxsim.report.odd.html import odd_html
from cxsim.report.odd.page import of_the_author, words

PAGE = """\
# A *title*

Words with `code < 1`, **bold** and *italic*,
over two lines & more. 2 * 3 * 4 is no italic.

- one
- two `x`

> **Why.** Because
> of this.

| a | b |
|---|---|
| x \\| y | **0.3** |

```text
a < b  # | - >
```
"""


def test_every_form_becomes_its_element():
    html = odd_html(PAGE)
    assert "<h1>A <em>title</em></h1>" in html
    assert "<p>Words with <code>code &lt; 1</code>, <strong>bold</strong> and <em>italic</em>, over two lines" in html
    assert "&amp; more. 2 * 3 * 4 is no italic.</p>" in html
    assert "<ul><li>one</li><li>two <code>x</code></li></ul>" in html
    assert "<blockquote><p><strong>Why.</strong> Because of this.</p></blockquote>" in html
    assert '<th scope="col">a</th><th scope="col">b</th>' in html
    assert "<td>x | y</td><td><strong>0.3</strong></td>" in html
    assert "<pre>a &lt; b  # | - &gt;\n</pre>" in html


def test_what_a_scenario_says_cannot_become_markup():
    html = odd_html("# <script>alert(1)</script>\n\nA <b onclick=x>name</b>\n\n| <img> |\n|---|\n| <i> |\n")
    assert not re.search(r"<(script|b |img|i>)", html)
    assert "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>" in html


def test_the_page_asks_nothing_of_any_network():
    html = odd_html(PAGE)
    assert "default-src 'none'" in html
    assert not re.search(r"https?:|src=|url\(", html.replace("default-src", ""))


NASTY = "<script>alert(1)</script> *bold* `code` [link](x) a|b \\ &lt; ![image](y)"


def test_what_a_scenario_says_is_shown_letter_by_letter_in_both_forms():
    said = of_the_author(NASTY)
    assert "<script" not in said.replace("\\<", "")
    html = odd_html(f"# {said}\n\n**{said}** here\n\n| {said} | 1 |\n|---|---|\n| 2 | {said} |\n")
    assert html.count(escape(NASTY)) == 5  # the title, the heading, a paragraph and two cells
    assert f"<strong>{escape(NASTY)}</strong> here" in html
    assert f'<th scope="col">{escape(NASTY)}</th><th scope="col">1</th>' in html
    assert f"<td>2</td><td>{escape(NASTY)}</td>" in html


def test_a_name_in_code_cannot_end_the_code():
    assert words(["a`<b>`c", "d"]) == "`a'<b>'c`, `d`"
    assert words([]) == "\N{EN DASH}"
