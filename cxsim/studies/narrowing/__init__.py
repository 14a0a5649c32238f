"""Narrowing: from what a company has seen so far to a forecast and a narrower set of parameters."""
