"""Further laws about departments and the whole organization: ownership and the change team."""

from __future__ import annotations

from cxsim.model.parameter import Parameter

_A = "assumption"
_OWNED = "direction from Pierce, Kostova & Dirks (2001) (recalled); size assumed"

TABLE = (
    # ownership
    Parameter("ownership_takeover", "h_own", "share of the hours of steering that full ownership takes over", "share",
              0.7, 0.3, 0.9, _A),
    Parameter("ownership_unwilling_quality", "q_own", "what a department that is against the change carries of its "
              "part", "share", 0.3, 0.0, 0.6, _A),
    Parameter("ownership_by_seats", "k_own_rep", "ownership gained by full representation in the committee", "1/week",
              0.04, 0.01, 0.1, _OWNED, distribution="loguniform"),
    Parameter("ownership_by_voice", "k_own_v", "ownership gained by a full say in the change", "1/week", 0.04, 0.01,
              0.1, _OWNED, distribution="loguniform"),
    Parameter("ownership_by_results", "k_own_y", "ownership gained where everybody practises", "1/week", 0.03, 0.01,
              0.1, _OWNED, distribution="loguniform"),
    Parameter("ownership_fading", "d_own", "fading of ownership", "1/week", 0.02, 0.005, 0.06, _A,
              distribution="loguniform"),
    Parameter("team_fatigue_gain", "k_team", "fatigue of the change team by twice the hours there are", "1/week", 0.05,
              0.02, 0.15, _A, distribution="loguniform"),
    Parameter("team_fatigue_recovery", "r_team", "recovery of the change team", "1/week", 0.05, 0.02, 0.15, _A,
              distribution="loguniform"),
    Parameter("team_fatigue_loss", "l_team", "hours that a fully tired team loses", "share", 0.5, 0.2, 0.8, _A),
)
