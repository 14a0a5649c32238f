"""Further laws about what reaches people: evidence, cascade, catalysts, team rewards, coaching, experts, learning."""

from __future__ import annotations

from cxsim.model.parameter import Parameter

_A = "assumption"
_EVIDENCE = "direction from Zebregs et al. (2015), contested by Xu (2022); size assumed"
_LINE = "direction from Larkin & Larkin (1996) (recalled); size assumed"
_TEAM = "Garbers & Konradt (2014): team rewards at least as strong as individual ones; size assumed"
_LOAFING = "direction from Karau & Williams (1993); size assumed"
_COACHING = "Jones, Woods & Guillaume (2016): coaching d = .36; size assumed"
_SOURCE = "direction from Kumkale et al. (2010); size assumed"
_TRANSFER = "direction from Blume et al. (2010), Hughes et al. (2019); size assumed"

TABLE = (
    # evidence
    Parameter("evidence_gain", "k_ev", "evidence taken in from a full dose", "1/week", 0.35, 0.1, 0.8,
              "as awareness from a message; assumption", distribution="loguniform"),
    Parameter("evidence_forgetting", "delta_ev", "forgetting of evidence that was seen", "1/week", 0.01, 0.004, 0.02,
              "a quarter of the forgetting of messages; assumption", distribution="loguniform"),
    Parameter("evidence_own_credit", "psi_ev", "belief that facts carry whoever shows them", "share", 0.5, 0.2, 0.8,
              _EVIDENCE),
    Parameter("evidence_reminder", "k_rem", "dose of awareness by which a full need that one has seen reminds", "doses",
              0.06, 0.02, 0.15, _A, distribution="loguniform"),
    Parameter("evidence_weight", "b_ev", "need that was seen in own evaluation", "logit", 2.0, 1.0, 4.0, _EVIDENCE),
    Parameter("evidence_content", "gap_0", "lack of customers that people find bearable", "share", 0.25, 0.1, 0.4, _A),
    Parameter("evidence_trust_loss", "kT_ev", "trust lost to a full dose of figures that nobody measured", "1/week",
              0.02, 0.005, 0.06, _A, distribution="loguniform"),
    # cascade
    Parameter("cascade_floor", "c_0", "part of a message that a manager passes on who knows nothing of it", "share",
              0.4, 0.1, 0.7, _LINE),
    Parameter("cascade_color", "c_tone", "part of a message that takes the color of each manager's attitude", "share",
              0.3, 0.1, 0.6, _LINE),
    Parameter("cascade_credit", "psi_line", "credibility gained or lost by what the line carries", "share", 0.6, 0.2,
              1.2, _LINE),
    Parameter("cascade_usual", "c_use", "part of the top's message that usually arrives", "share", 0.3, 0.1, 0.6,
              "three managers who know and partly practise, at the default floor"),
    Parameter("cascade_tone", "b_tone", "tone of what one knows in own evaluation", "logit", 1.0, 0.5, 2.0, _A),
    Parameter("cascade_tone_usual", "tone_use", "usual tone on arrival", "index 0-1", 0.6, 0.4, 0.8,
              "three managers of usual attitude, at the default color"),
    # catalysts
    Parameter("catalyst_opportunity", "opp_cat", "opportunity won by a full catalyst", "share", 0.5, 0.2, 1.0,
              "somewhat less than an obstacle takes; assumption"),
    Parameter("catalyst_motive", "beta_cat", "weight of a full catalyst for those who know of the change", "logit", 1.0,
              0.5, 2.0, "as the weight of obstacles; assumption"),
    # team_rewards
    Parameter("team_own_share", "I_own", "pull of a team reward on oneself relative to an individual one", "share",
              0.5, 0.2, 0.8, _LOAFING),
    Parameter("team_pressure", "beta_team", "pressure by colleagues who all practise under a full team reward", "logit",
              4.0, 2.0, 6.0, f"{_TEAM}; Mas & Moretti (2009) for the way"),
    Parameter("team_free_riding", "beta_free", "free riding of who is wholly against where all others practise",
              "logit", 1.5, 0.5, 3.0, _LOAFING),
    Parameter("team_control_share", "X_team", "control felt in a team reward relative to an individual one", "share",
              0.4, 0.0, 0.8, _A),
    # coached_managers
    Parameter("coaching_gain", "k_coach", "what a manager takes in from full coaching", "1/week", 0.10, 0.03, 0.3, _A,
              distribution="loguniform"),
    Parameter("coaching_fading", "d_coach", "fading of what was coached", "1/week", 0.02, 0.005, 0.06, _A,
              distribution="loguniform"),
    Parameter("coached_support", "s_coach", "missing support that a fully coached manager gives all the same", "share",
              0.5, 0.2, 0.8, _COACHING),
    Parameter("coached_practice", "beta_coach", "own practice of a fully coached manager", "logit", 0.8, 0.2, 1.6,
              _COACHING),
    Parameter("coached_example", "beta_coach_m", "additional weight of a fully coached manager's example", "logit", 0.6,
              0.2, 1.2, "below the weight of the manager's example; assumption"),
    Parameter("coaching_load", "l_coach", "load of full coaching on a manager", "share of capacity", 0.06, 0.03, 0.12,
              _A),
    # outside_expert
    Parameter("expert_gain", "k_exp", "standing that an expert gains", "1/week", 0.3, 0.1, 0.6, _A,
              distribution="loguniform"),
    Parameter("expert_fading", "d_exp", "fading of that standing when the expert has left", "1/week", 0.15, 0.05, 0.4,
              _SOURCE, distribution="loguniform"),
    Parameter("expert_share", "psi_exp", "missing sponsorship for which a full standing makes up", "share", 0.5, 0.2,
              0.8, _SOURCE),
    Parameter("expert_trust_loss", "kT_exp", "trust lost to an expert where nobody is asked", "1/week", 0.005, 0.002,
              0.015, _A, distribution="loguniform"),
    # outside_training
    Parameter("outside_depth", "depth_out", "yield of an hour outside relative to one inside, fully supported", "times",
              1.6, 1.1, 2.2, _A),
    Parameter("outside_transfer", "trf_out", "share of outside training that transfers without any support", "share",
              0.1, 0.0, 0.3, _TRANSFER),
    # peer_learning
    Parameter("peer_gain", "k_peer", "part of a colleague's lead that is learned in a full week", "1/week", 0.15, 0.05,
              0.3, "direction from Chan, Li & Pierce (2014); size assumed", distribution="loguniform"),
    Parameter("peer_load", "l_peer", "load of full peer learning", "share of capacity", 0.03, 0.015, 0.06, _A),
)
