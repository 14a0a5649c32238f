"""What people do and learn: motivation, ability, habit and skill."""

from __future__ import annotations

from cxsim.model.parameter import Parameter

_LOGIT = "order from Stajkovic & Luthans (2001, 2003); size assumed"
_LALLY = "Lally et al. (2010): median 66 days to 95 % of the asymptote"
_WRITTEN = "assumption, written as a number in the reference equations"

TABLE = (
    Parameter("status_quo_bias", "b0", "pull of how things are done today", "logit", -2.7, -3.2, -1.0,
              "calibrated: no programme leads to nearly no use"),
    Parameter("internalization_weight", "beta_int", "weight of own attitude", "logit", 2.6, 1.0, 4.0,
              "reproduces Webb & Sheeran (2006): intention d = .66 leads to behavior d = .36", "derived", True),
    Parameter("identification_weight", "beta_id", "weight of what others do", "logit", 1.6, 0.5, 3.0, "assumption"),
    Parameter("manager_weight", "beta_m", "weight of the manager's example", "logit", 0.8, 0.0, 2.0,
              "Dirks & Ferrin (2002): direct leader is the important referent; size assumed"),
    Parameter("compliance_weight", "beta_c", "weight of orders, surveillance and reward", "logit", 3.8, 2.0, 5.0,
              _LOGIT),
    Parameter("mandate_unwatched", "N_0", "force of an order that nobody checks", "share", 0.4, 0.2, 0.8, _WRITTEN),
    Parameter("mandate_watched", "N_M", "additional force of an order that is fully watched", "share", 0.6, 0.3, 1.2,
              _WRITTEN),
    Parameter("incentive_share", "I_c", "force of a full incentive relative to a fully watched order", "share",
              0.7, 0.35, 1.4, _LOGIT),
    Parameter("recognition_weight", "beta_R", "weight of recognition", "logit", 0.7, 0.2, 1.5, _LOGIT),
    Parameter("recognition_reinforcement", "R_Re", "reinforcement as a share of recognition", "share", 0.5, 0.25, 1.0,
              _WRITTEN),
    Parameter("feedback_weight", "beta_fb", "weight of individual feedback", "logit", 0.5, 0.2, 2.0,
              "Kluger & DeNisi (1996); size assumed"),
    Parameter("fatigue_weight", "beta_F", "weight of change fatigue", "logit", 1.0, 0.5, 2.0, "assumption"),
    Parameter("inhibition_weight", "beta_O", "weight of obstacles", "logit", 1.0, 0.5, 2.0, "assumption"),
    Parameter("autonomy_weight", "beta_Au", "weight of freedom to decide how", "logit", 0.3, 0.15, 0.6, _WRITTEN),
    Parameter("ability_softness", "s_k", "softness of the skill requirement", "index 0-1", 0.10, 0.05, 0.2,
              "assumption"),
    Parameter("tool_relief", "g", "skill that full tools make unnecessary", "index 0-1", 0.20, 0.0, 0.4,
              "assumption"),
    Parameter("inhibition_opportunity_loss", "O_opp", "opportunity lost under full obstacles", "share",
              0.7, 0.35, 0.95, _WRITTEN),
    Parameter("overload_opportunity_loss", "opp_o", "opportunity lost by overload", "1/share of capacity",
              0.6, 0.2, 1.5, "assumption"),
    Parameter("habit_gain", "k_h", "habit gained by a week of practice", "1/week", 0.20, 0.057, 0.56, _LALLY,
              "empirical", True, "loguniform"),
    Parameter("habit_decay", "d_h", "habit lost by a week without practice", "1/week", 0.06, 0.02, 0.2, "assumption",
              distribution="loguniform"),
    Parameter("veto_attitude", "a_v", "attitude at which half of a habit is consciously vetoed", "index 0-1",
              0.30, 0.2, 0.45, "assumption"),
    Parameter("veto_softness", "s_v", "softness of the conscious veto", "index 0-1", 0.10, 0.03, 0.15, "assumption"),
    Parameter("compliance_habit_floor", "h_comp", "habit formed by practice that is only compliance", "share",
              0.3, 0.0, 1.0, "assumption"),
    Parameter("reinforcement_habit_gain", "h_Re", "additional habit gain under full reinforcement", "share",
              0.4, 0.2, 0.8, _WRITTEN),
    Parameter("training_gain", "k_T", "skill gained in a full training week", "1/week", 0.10, 0.05, 0.2,
              "Arthur et al. (2003): training d about .6; size assumed", distribution="loguniform"),
    Parameter("base_transfer", "trf0", "share of training that transfers without any support", "share",
              0.4, 0.1, 0.7, "Blume et al. (2010), Hughes et al. (2019): environment matters; size assumed"),
    Parameter("learning_by_doing", "k_L", "skill gained by a week of practice", "1/week", 0.03, 0.01, 0.06,
              "learning-curve literature (recalled); size assumed", distribution="loguniform"),
    Parameter("skill_decay", "d_K", "skill lost in a week without practice", "1/week", 0.02, 0.012, 0.025,
              "Tatel & Ackerman (2022): half of the gain lost after 6.5 to 13 months", "empirical", True, "loguniform"),
    Parameter("realized_gain", "r_K", "part of the benefit of skill that is realized in a week", "share", 0.6, 0.3, 1.0,
              _WRITTEN),
)
