"""A case as a game: a player spends money and time turn by turn and sees what a leader would know, never the truth.

A game is a log of events. ``apply(state, event)`` gives the next state and does nothing else; the same log always gives
the same state, so a game goes on wherever its log is.
"""
