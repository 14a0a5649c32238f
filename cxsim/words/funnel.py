"""Where people are held, in words."""

from __future__ import annotations

STAGE_WORDS = {
    "adoption": "adopters", "unable": "unable", "hindered": "hindered", "unwilling": "unwilling", "unaware": "unaware",
    "relapsed": "relapsed",
}
