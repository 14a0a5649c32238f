"""What people bring along: the distributions of traits, and the weights of ties in different layers."""

from __future__ import annotations

from cxsim.model.parameter import Parameter

_OREG = "Oreg (2003, 2006): resistance is a measurable trait; distribution assumed"
# Only ratios matter: a layer counts by its ties times this weight, against those of all layers.
_ALIKE = "assumption: every tie counts the same"

TABLE = (
    Parameter("layer_weight_team", "w_team", "weight of a tie to a team-mate in what one sees of others, relative to "
              "other ties (seven ties at most)", "times", 1.0, 0.0, 2.0, _ALIKE),
    Parameter("layer_weight_informal", "w_inf", "weight of an informal tie in what one sees of others, relative to "
              "other ties", "times", 1.0, 0.0, 2.0, _ALIKE),
    Parameter("layer_weight_reporting", "w_rep", "weight of a tie between manager and report in what one sees of "
              "others, relative to other ties", "times", 1.0, 0.0, 2.0, _ALIKE),
    Parameter("layer_weight_imported", "w_imported", "weight of a tie of an imported layer in what one sees of others, "
              "relative to other ties", "times", 1.0, 0.0, 2.0, _ALIKE),
    Parameter("layer_weight_collaboration", "w_collab", "weight of a tie of a collaboration in what one sees of "
              "others, relative to other ties", "times", 1.0, 0.0, 2.0, _ALIKE),
    Parameter("norm_threshold_mean", "phi_mean",
              "mean share of others using it at which a person feels half the pressure", "share of contacts", 0.3, 0.2,
              0.5, "upper bound from exposure at adoption in three classic data sets (Valente 1995)", "derived", True),
    Parameter("norm_threshold_sd", "phi_sd", "spread of the norm threshold between people", "share of contacts",
              0.15, 0.05, 0.3, "upper bound from exposure at adoption (Valente 1995)", "derived", True),
    Parameter("resistance_shape", "rho_a", "both shape parameters of the Beta distribution of resistance", "-",
              4.0, 2.0, 8.0, _OREG),
    Parameter("values_fit_mean", "v_mean", "mean fit between people's own values and the change", "index 0-1",
              0.55, 0.3, 0.8),
    Parameter("values_fit_sd", "v_sd", "spread of values fit", "index 0-1", 0.18, 0.05, 0.3),
    Parameter("initial_skill_scale", "K0_scale", "initial skill = scale x Beta(2, 5)", "index 0-1",
              0.8, 0.3, 1.0),
    Parameter("initial_attitude_mean", "a_mean", "mean attitude before the change", "index 0-1",
              0.42, 0.2, 0.7, "assumption; replace by a survey"),
    Parameter("initial_attitude_sd", "a_sd", "spread of attitude before the change", "index 0-1",
              0.12, 0.03, 0.25, "assumption; replace by a survey"),
    Parameter("trust_set_point_mean", "T0_mean", "mean long-run trust in leaders", "index 0-1",
              0.50, 0.2, 0.8, "assumption; replace by a survey"),
    Parameter("trust_set_point_sd", "T0_sd", "spread of long-run trust", "index 0-1",
              0.12, 0.03, 0.25, "assumption; replace by a survey"),
    Parameter("past_changes_trust", "T0_past", "trust lost by poor past changes, or gained by good ones", "index 0-1",
              0.10, 0.0, 0.2),
    Parameter("base_load_mean", "L0_mean", "mean load of daily work", "share of capacity",
              0.85, 0.7, 1.0),
    Parameter("base_load_sd", "L0_sd", "spread of the load of daily work", "share of capacity",
              0.08, 0.0, 0.2),
    Parameter("personal_stake_mean", "s_mean", "mean of what people personally gain or lose by the behaviors",
              "expected benefit", 0.0, -0.05, 0.05, "assumption; replace by a survey"),
    Parameter("personal_stake_sd", "s_sd", "spread of this stake", "expected benefit", 0.12, 0.05, 0.2,
              "assumption: about one person in six loses although skilled use pays"),
    Parameter("feedback_response_mean", "fb_mean", "mean effect of feedback on a person", "units of feedback",
              0.41, 0.2, 0.6, "Kluger & DeNisi (1996): 607 effects, mean d = .41", "empirical", True),
    Parameter("feedback_response_sd", "fb_sd", "spread of the effect of feedback; about a third of people are harmed",
              "units of feedback", 0.9, 0.5, 1.5, "Kluger & DeNisi (1996): over 1/3 of effects negative", "derived",
              True),
    Parameter("resistance_attitude_correlation", "r_rho_a", "correlation of resistance and initial attitude", "-",
              -0.3, -0.7, 0.0, "sign from Oreg (2006); size assumed"),
    Parameter("department_variance_share", "ICC", "share of the variance of traits between departments",
              "share", 0.10, 0.0, 0.3, "assumption: intraclass correlations of attitudes are usually .05-.2"),
)
