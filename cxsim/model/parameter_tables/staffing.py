"""Staffing and results of work: quits, hires, output and the customer index."""

from __future__ import annotations

from cxsim.model.parameter import Parameter

_QUIT = "Griffeth et al. (2000), Kristof-Brown et al. (2005); size calibrated"

TABLE = (
    Parameter("quit_rate", "q0", "weekly hazard of leaving at rest", "1/week", 0.00312, 0.002, 0.007,
              "15 % a year; replace by own turnover", "empirical", False, "loguniform"),
    Parameter("quit_misfit", "q_fit", "log hazard per standard deviation of misfit", "log hazard", 0.40, 0.3, 0.5,
              "Kristof-Brown et al. (2005): fit and turnover r = -.14", "derived"),
    Parameter("quit_attitude", "q_att", "log hazard per half unit of attitude lost", "log hazard", 0.4, 0.2, 0.8,
              _QUIT),
    Parameter("quit_fatigue", "q_F", "log hazard per half unit of fatigue beyond the usual", "log hazard", 0.5, 0.25,
              1.0, _QUIT),
    Parameter("quit_trust", "q_T", "log hazard per half unit of trust lost", "log hazard", 0.5, 0.25, 1.0, _QUIT),
    Parameter("misfit_reality", "reality", "how fast the change becomes real to misfits as use grows", "1/use",
              1.5, 0.75, 3.0),
    Parameter("misfit_mandate", "reality_N", "how far an order makes the change real to misfits", "share",
              0.2, 0.1, 0.4),
    Parameter("vacancy_weeks", "vac", "weeks until a vacancy is filled", "weeks", 6.0, 2.0, 16.0),
    Parameter("ramp_weeks", "new_ramp", "time constant of a newcomer's output", "weeks", 26.0, 8.0, 52.0,
              distribution="loguniform"),
    Parameter("newcomer_loss", "new_loss", "output lost on a newcomer's first day", "share", 0.4, 0.2, 0.8),
    Parameter("tie_growth_weeks", "tau_tie", "time constant with which a newcomer becomes an example to others",
              "weeks", 13.0, 4.0, 26.0, distribution="loguniform"),
    Parameter("output_fatigue", "F_prod", "output lost per unit of fatigue", "share", 0.20, 0.1, 0.4),
    Parameter("output_fatigue_rest", "F_ref", "fatigue at which output is normal", "index 0-1", 0.1, 0.0, 0.3),
    Parameter("output_dip", "dip", "output lost by unskilled use", "share", 0.35, 0.1, 0.6,
              "Repenning (2002): worse before better; size depends on the change"),
    Parameter("output_dip_share", "dip_share", "part of the dip that reaches output", "share", 0.8, 0.4, 1.0,
              "assumption, written as a number in the reference equations"),
    Parameter("output_gain", "gain", "output gained by skilled use", "share", 0.15, 0.0, 0.4,
              "assumption; depends on the change"),
    Parameter("served_by_rote", "m_rote", "what use against one's attitude is worth to customers, relative to use that "
              "is meant", "share", 0.6, 0.3, 0.9,
              "direction from Hochschild (1983), Grandey (2003) on surface acting (recalled); size assumed"),
    Parameter("output_training", "out_tr", "output lost in a full training week", "share", 0.10, 0.05, 0.2),
    Parameter("customer_lag_weeks", "tau_c", "lag of the customer index", "weeks", 13.0, 4.0, 52.0,
              distribution="loguniform"),
)
