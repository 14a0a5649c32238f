"""Further laws about persons: values, efficacy, cynicism, words and deeds, reactance, gaming, recognition, wear."""

from __future__ import annotations

from cxsim.model.parameter import Parameter

_A = "assumption"
_VALUES = "direction from Kristof-Brown et al. (2005); size assumed"
_BANDURA = "direction from Bandura (1977, 1997) (recalled); size assumed"
_GOALS = "direction from Locke & Latham (1990, 2002) (recalled); size assumed"
_CYNICISM = "direction from Reichers, Wanous & Austin (1997) (recalled); size assumed"
_DEEDS = "direction from Simons (2002) (recalled); size assumed"
_BREHM = "direction from Brehm (1966) (recalled); size assumed"
_GAMING = "direction from Campbell (1979), Bevan & Hood (2006) (recalled); size assumed"
_WEAR = "direction from Pechmann & Stewart (1988) (recalled); size assumed"

TABLE = (
    # values_reality
    Parameter("values_before_mean", "v_b_mean", "mean fit between own values and the organization before the change",
              "index 0-1", 0.60, 0.4, 0.8, _VALUES),
    Parameter("values_before_sd", "v_b_sd", "spread of the fit before the change", "index 0-1", 0.12, 0.05, 0.3,
              _VALUES),
    Parameter("reality_weeks", "tau_real", "time in which the change becomes real to a person", "weeks", 8.0, 2.0,
              26.0, _A, distribution="loguniform"),
    Parameter("dialogue_reality", "real_d", "how real a full dialogue on values makes the change", "share", 0.3, 0.0,
              0.6, _A),
    Parameter("bridge_gain", "k_bridge", "bridge between values and change built by a full dialogue", "1/week",
              0.06, 0.02, 0.15, _A, distribution="loguniform"),
    Parameter("bridge_fading", "d_bridge", "fading of that bridge", "1/week", 0.01, 0.003, 0.03, _A,
              distribution="loguniform"),
    # efficacy
    Parameter("efficacy_rest", "E_rest", "efficacy at rest", "index 0-1", 0.5, 0.3, 0.7, _A),
    Parameter("efficacy_weight", "beta_E", "weight of efficacy in motivation", "logit", 1.5, 0.5, 3.0, _BANDURA),
    Parameter("efficacy_evaluation", "b_E", "efficacy in own evaluation", "logit", 0.8, 0.2, 1.6, _BANDURA),
    Parameter("efficacy_success", "k_E_own", "efficacy gained by a week of practice", "1/week", 0.06, 0.02, 0.15,
              _BANDURA, distribution="loguniform"),
    Parameter("efficacy_seen", "k_E_seen", "efficacy gained by seeing everybody practise", "1/week", 0.02, 0.005, 0.06,
              _BANDURA, distribution="loguniform"),
    Parameter("efficacy_story", "k_E_story", "efficacy gained by a story of a success that all share", "1/week",
              0.04, 0.01, 0.1, _BANDURA, distribution="loguniform"),
    Parameter("efficacy_training", "k_E_tr", "efficacy gained in a full training week", "1/week", 0.03, 0.01, 0.1,
              _BANDURA, distribution="loguniform"),
    Parameter("efficacy_failure", "k_E_fail", "efficacy lost by trying in vain", "1/week", 0.15, 0.05, 0.4, _BANDURA,
              distribution="loguniform"),
    Parameter("efficacy_overload", "k_E_o", "efficacy lost by overload", "1/week", 0.10, 0.03, 0.3, _BANDURA,
              distribution="loguniform"),
    Parameter("efficacy_spill", "k_spill", "pull of efficacy in the other behaviors", "1/week", 0.03, 0.0, 0.1, _A),
    Parameter("efficacy_fading", "d_E", "return of efficacy to rest", "1/week", 0.02, 0.005, 0.06, _A,
              distribution="loguniform"),
    Parameter("efficacy_ownership", "own_E", "how much more success and failure count under freedom or a goal",
              "times", 0.5, 0.0, 1.0, _A),
    Parameter("small_step_lesson", "step_E", "part of the lesson of success that a small step leaves out", "share",
              0.5, 0.0, 0.9, "Weick (1984) (recalled) for the idea; size assumed"),
    Parameter("usual_willingness", "w_usual", "willingness that nobody counts as an attempt", "share", 0.10, 0.05, 0.2,
              _A),
    Parameter("fear_weight", "beta_fear", "fear of a full distance in skill under full resistance", "logit", 4.0, 1.0,
              8.0, _A),
    Parameter("fear_in_bias", "fear_in_b0", "what the status quo bias holds of that fear", "logit", 0.2, 0.0, 0.5,
              "usual resistance .5, distance .2 and efficacy .5 at the default weight"),
    Parameter("goal_weight", "beta_g", "weight of a full goal per unit of efficacy", "logit", 2.0, 0.5, 4.0, _GOALS),
    Parameter("goal_courage", "E_g", "efficacy below which a goal discourages", "index 0-1", 0.3, 0.1, 0.5, _GOALS),
    Parameter("goal_load", "l_g", "load of working towards a full goal", "share of capacity", 0.06, 0.02, 0.12, _A),
    # cynicism
    Parameter("cynicism_usual", "C_0", "cynicism after mixed experience with change", "index 0-1", 0.25, 0.1, 0.4,
              _CYNICISM),
    Parameter("cynicism_past", "C_past", "cynicism that poor past changes added, or good ones took away", "index 0-1",
              0.20, 0.0, 0.4, _CYNICISM),
    Parameter("cynicism_loss", "d_C", "credibility lost to full cynicism", "share", 0.7, 0.3, 0.9, _CYNICISM),
    Parameter("cynicism_unfulfilled", "k_C_ann", "cynicism from announcements that nothing follows", "1/week", 0.04,
              0.01, 0.1, _CYNICISM, distribution="loguniform"),
    Parameter("cynicism_disappointment", "k_C_dis", "cynicism from promised benefit that practice does not bring",
              "1/week", 0.03, 0.01, 0.1, _CYNICISM, distribution="loguniform"),
    Parameter("cynicism_hollow", "k_C_story", "cynicism from success stories without success", "1/week", 0.02, 0.005,
              0.06, _A, distribution="loguniform"),
    Parameter("cynicism_fading", "d_cyn", "fading of cynicism", "1/week", 0.004, 0.001, 0.02, _A,
              distribution="loguniform"),
    Parameter("announced_gain", "k_ann", "memory of a full announcement", "1/week", 0.15, 0.05, 0.4, _A,
              distribution="loguniform"),
    Parameter("announced_fading", "d_ann", "fading of that memory", "1/week", 0.03, 0.01, 0.1, _A,
              distribution="loguniform"),
    Parameter("announced_patience", "pat", "announcement that may stay unfulfilled for now", "share", 0.35, 0.1, 0.6,
              _A),
    # words_and_deeds
    Parameter("leader_share", "w_lead", "weight of leaders against the own manager in what counts as deeds", "share",
              0.4, 0.2, 0.8, _A),
    Parameter("gap_credibility_loss", "psi_gap", "credibility lost to a full gap of words and deeds", "share", 0.4,
              0.1, 0.8, _DEEDS),
    Parameter("gap_trust_loss", "kT_words", "trust lost to a full gap of words and deeds", "1/week", 0.02, 0.005, 0.06,
              _DEEDS, distribution="loguniform"),
    Parameter("leader_example", "beta_lead", "weight of leaders who practise themselves", "logit", 0.4, 0.1, 1.0,
              "direction from Dirks & Ferrin (2002); size assumed"),
    # reactance
    Parameter("reactance_gain", "k_react", "reactance of a fully resistant person without trust under full pressure",
              "1/week", 0.10, 0.03, 0.3, _BREHM, distribution="loguniform"),
    Parameter("reactance_fading", "d_react", "fading of reactance", "1/week", 0.03, 0.01, 0.1, _A,
              distribution="loguniform"),
    Parameter("reactance_weight", "b_react", "full reactance in own evaluation", "logit", 1.5, 0.5, 3.0, _BREHM),
    Parameter("lobbying_noticed", "lob", "pressure of lobbying as far as it is noticed", "share", 0.5, 0.1, 1.0, _A),
    Parameter("confrontation_weight", "b_conf", "argument of a full confrontation, to trusting people without "
              "resistance", "logit", 1.2, 0.3, 2.4, _A),
    Parameter("threat_weight", "beta_threat", "compliance under a full threat", "logit", 1.5, 0.5, 3.0, _BREHM),
    Parameter("confrontation_trust_loss", "kT_conf", "trust lost by the resistant in a full confrontation", "1/week",
              0.04, 0.01, 0.1, _A, distribution="loguniform"),
    Parameter("lobbying_trust_loss", "kT_lob", "trust lost to lobbying behind backs", "1/week", 0.03, 0.01, 0.1, _A,
              distribution="loguniform"),
    Parameter("threat_trust_loss", "kT_threat", "trust lost to a threat without a say", "1/week", 0.02, 0.005, 0.06,
              _A, distribution="loguniform"),
    # gaming
    Parameter("gaming_order_share", "game_N", "stake of an order relative to a reward", "share", 0.5, 0.2, 1.0, _A),
    Parameter("gaming_gain", "k_game", "false reports begun under full stakes", "1/week", 0.05, 0.01, 0.15, _GAMING,
              distribution="loguniform"),
    Parameter("gaming_spread", "k_game_seen", "false reports copied from colleagues", "1/week", 0.15, 0.03, 0.4,
              _GAMING, distribution="loguniform"),
    Parameter("gaming_fading", "d_game", "fading of false reports without stakes", "1/week", 0.05, 0.01, 0.2, _A,
              distribution="loguniform"),
    Parameter("gaming_relief", "game_U", "part of the pull of reward and surveillance that a report takes off",
              "share", 0.8, 0.3, 1.0, _GAMING),
    Parameter("gaming_trust_loss", "kT_game", "trust lost where everybody seen reports falsely", "1/week", 0.02, 0.005,
              0.06, _A, distribution="loguniform"),
    # public_recognition
    Parameter("public_weight", "beta_pub", "weight of public recognition for those who practise", "logit", 0.8, 0.2,
              1.6, "Stajkovic & Luthans (2003) for recognition; size assumed"),
    Parameter("public_norm", "beta_pub_n", "weight of recognized colleagues for those who see them", "logit", 0.8, 0.2,
              1.6, _A),
    Parameter("miss_weight", "beta_miss", "annoyance of those who practise by misplaced recognition", "logit", 1.0,
              0.3, 2.0, _A),
    Parameter("miss_trust_loss", "kT_miss", "trust that they lose", "1/week", 0.02, 0.005, 0.06, _A,
              distribution="loguniform"),
    # wear_out
    Parameter("wear_gain", "k_wear", "wear by a full dose", "1/week", 0.06, 0.02, 0.2, _WEAR,
              distribution="loguniform"),
    Parameter("wear_recovery", "d_wear", "recovery from wear with rest", "1/week", 0.05, 0.02, 0.15, _WEAR,
              distribution="loguniform"),
    Parameter("wear_loss", "wear_max", "effect lost by what is fully worn", "share", 0.6, 0.2, 0.9, _WEAR),
    Parameter("novelty_rest", "new_rest", "how many times faster full novelty lets recover", "times", 3.0, 1.0, 6.0,
              _A),
    Parameter("novelty_wear_gain", "k_new", "wear of novelty itself", "1/week", 0.15, 0.05, 0.4, _A,
              distribution="loguniform"),
    Parameter("novelty_load", "l_new", "load of unfamiliar formats", "share of capacity", 0.05, 0.02, 0.1, _A),
    # public_mood
    Parameter("mood_weight", "b_mood", "full unanimity in public in own evaluation", "logit", 1.0, 0.3, 2.0, _A),
)
