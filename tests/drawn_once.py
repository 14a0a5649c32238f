"""Pictures of a report are drawn once for each process: to draw them takes most of the time of a test of a command.

What was drawn of one chart is given again for an equal chart. The data, the words, the page around a picture and its
files are made anew each time. A test that must see pictures drawn again asks for the fixture ``drawn_anew``. Tests that
look at no picture ask for ``any_picture``: the first of a kind then stands for all others.
"""

import pickle
from io import BytesIO

from cxsim.plots.adoption import adoption_figure
from cxsim.plots.export import save_png
from cxsim.report import page, write


class DrawnOnce:
    """What was drawn, by all that a picture is drawn from."""

    def __init__(self):
        self.anew = False
        self.any = False
        self.known = {}
        self.of_kind = {}
        self.draw_svg = page.svg

    def once(self, kind, key, draw):
        if key not in self.known or self.anew:
            if self.any and not self.anew and kind in self.of_kind:
                return self.of_kind[kind]
            self.known[key] = self.of_kind[kind] = draw()
        return self.known[key]

    def svg(self, chart, name, told, width):
        """As ``report.page.svg``; 1 and 1.0 are written apart in a key, as they may be in a picture."""
        return self.once(name, (repr(chart), name, told, width), lambda: self.draw_svg(chart, name, told, width))

    def png(self, results):
        """The bytes of the picture of adoption."""

        def drawn():
            stream = BytesIO()
            save_png(adoption_figure(results), stream)
            return stream.getvalue()

        return self.once("adoption", pickle.dumps(results), drawn)

    def put_in(self, patch):
        """Let the report draw here."""
        patch.setattr(page, "svg", self.svg)
        patch.setattr(write, "adoption_figure", self.png)
        patch.setattr(write, "save_png", lambda picture, path: path.write_bytes(picture))
