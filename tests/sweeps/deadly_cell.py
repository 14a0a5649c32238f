"""Program parts that let cell 3 kill whatever process runs it, or hang in it."""

SPOILED = """
import os
import time
from cxsim.sweeps.work import workshop

together = workshop.Workshop._together


def spoiled(self, variants, sets):
    if any(cell.number == 3 for own in variants for cell in own):
        {}
    return together(self, variants, sets)


workshop.Workshop._together = spoiled
"""
DEADLY = SPOILED.format("os._exit(9)")
HANGING = SPOILED.format("time.sleep(1000)")
