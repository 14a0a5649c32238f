"""A program part that lets cell 3 kill whatever process runs it."""

DEADLY = """
import os
from cxsim.sweeps.work import workshop

together = workshop.Workshop._together


def deadly(self, variants, sets):
    if any(cell.number == 3 for own in variants for cell in own):
        os._exit(9)
    return together(self, variants, sets)


workshop.Workshop._together = deadly
"""
