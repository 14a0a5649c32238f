"""States the columns with the ends of ties, and by what these name people."""

from __future__ import annotations

from cxsim.scenario.proposal.parts import PeopleSeen
from cxsim.scenario.proposal.tie_ends_guess import EndsGuess
from cxsim.scenario.proposal.tie_keys import TieKeys


def state_ends(keys: TieKeys, ends: EndsGuess, people: PeopleSeen) -> set[str]:
    """Add the keys of the ends; return the columns of the people that they use."""
    told = "its name and content fit" if ends.by_name else "its content fits, but its name does not tell"
    if ends.form == "matrix":
        keys.put("matrix", True, f"the first column and the header name {len(ends.targets):,} people")
    elif ends.form == "wide":
        keys.column("source", ends.source, "guessed: a row per person who names others")
        keys.column("targets", list(ends.targets), "guessed: these name people; blank cells are no ties")
    else:
        keys.column("source", ends.source, f"guessed: {told}")
        if len(ends.targets) == 1:
            keys.column("target", ends.targets[0], f"guessed: {told}")
        else:
            keys.column("targets", list(ends.targets), "all of them are recipients")
    if ends.separator is not None:
        keys.put("list_separator", ends.separator, "several people stand in one cell")
    used = set()
    if ends.key is not None:
        used.add(ends.key)
        keys.repair("key", ends.key, f"people are named by this column of {people.table.file}")
    if ends.target_key != ends.key:
        key = ends.target_key or people.id_column
        used.add(key)
        keys.repair("target_key", key, f"the others are named by this column of {people.table.file}")
    return used
