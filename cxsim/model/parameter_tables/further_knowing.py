"""Further laws about what leaders know: ties that they see, and being asked."""

from __future__ import annotations

from cxsim.model.parameter import Parameter

_A = "assumption"
_ASKED = "direction from Thompson & Surface (2009) (recalled); size assumed"

TABLE = (
    Parameter("known_ties_share", "m_0", "ties of others that leaders see before anybody maps them", "share", 0.4, 0.15,
              0.75, "Krackhardt (1990): people see the ties of others badly (recalled); size assumed"),
    Parameter("asked_gain", "k_ask", "memory of a full questionnaire", "1/week", 0.5, 0.2, 0.9, _A),
    Parameter("asked_fading", "d_ask", "fading of the memory of being asked", "1/week", 0.06, 0.02, 0.15, _A,
              distribution="loguniform"),
    Parameter("asked_patience", "pat_ask", "being asked that needs no consequence", "index 0-1", 0.25, 0.0, 0.5,
              _ASKED),
    Parameter("asked_trust_loss", "kT_ask", "trust lost to questions that nothing follows", "1/week", 0.01, 0.003, 0.03,
              _ASKED, distribution="loguniform"),
)
