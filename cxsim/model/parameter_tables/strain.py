"""What the change costs people: load, attention and fatigue."""

from __future__ import annotations

from cxsim.model.parameter import Parameter

_LOAD = "assumption; direction from Rafferty & Griffin (2006)"
_FATIGUE = "assumption; direction from Bernerth et al. (2011)"

TABLE = (
    Parameter("load_training", "l_tr", "load of a full training week", "share of capacity", 0.18, 0.09, 0.36, _LOAD),
    Parameter("load_messages", "l_C", "load of a full dose of messages", "share of capacity", 0.03, 0.015, 0.06, _LOAD),
    Parameter("load_monitoring", "l_M", "load of full monitoring", "share of capacity", 0.01, 0.005, 0.015, _LOAD),
    Parameter("load_tools", "l_G", "load of handling new tools", "share of capacity", 0.05, 0.025, 0.10, _LOAD),
    Parameter("load_initiative", "l_x", "load of one unrelated initiative", "share of capacity", 0.12, 0.06, 0.24,
              _LOAD),
    Parameter("load_collaboration", "l_cb", "load of collaboration across departments", "share of capacity",
              0.05, 0.025, 0.10, _LOAD),
    Parameter("load_use", "l_y", "load of use without skill", "share of capacity", 0.25, 0.125, 0.5, _LOAD),
    Parameter("load_upheaval", "l_up", "load of settling into a new team", "share of capacity", 0.10, 0.05, 0.20,
              "assumption: half a day a week; direction from Rafferty & Griffin (2006)"),
    Parameter("load_crisis", "l_Z", "load of a full crisis", "share of capacity", 0.15, 0.05, 0.3, _LOAD),
    Parameter("autonomy_load_relief", "l_Au", "share of the load of unskilled use that autonomy removes", "share", 0.3,
              0.15, 0.6, _LOAD),
    Parameter("attention_saturation_loss", "k_o", "attention lost by saturation", "1/share of capacity", 1.5, 0.75,
              3.0),
    Parameter("fatigue_rest", "F0", "fatigue at rest", "index 0-1", 0.15, 0.05, 0.3),
    Parameter("fatigue_saturation_gain", "k_F", "fatigue from saturation", "1/week", 0.10, 0.05, 0.2, _FATIGUE),
    Parameter("fatigue_dissonance", "k_diss", "fatigue from use against one's own attitude", "1/week",
              0.03, 0.015, 0.06, _FATIGUE),
    Parameter("fatigue_crisis", "k_Z", "fatigue from a crisis", "1/week", 0.01, 0.005, 0.02, _FATIGUE),
    Parameter("fatigue_mandate", "F_mandate", "fatigue from an order without a say", "1/week", 0.01, 0.005, 0.02,
              _FATIGUE),
    Parameter("fatigue_recovery", "r_F", "recovery from fatigue", "1/week", 0.08, 0.04, 0.16, _FATIGUE),
)
