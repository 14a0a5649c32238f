"""The whole study of one set of diffusion data: what own contacts add, groups predicted, the rule of the simulator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from cxsim.errors import Finding, InputError
from cxsim.studies.diffusion.logit import Logit
from cxsim.studies.diffusion.maximum_likelihood import ParameterEstimate
from cxsim.studies.diffusion.models import BASS, RULE, FittedModel, fit_hazard, hazard_rows
from cxsim.studies.diffusion.nested import COLUMNS, CONTACTS, GROUP, LADDER, Gain, Parts, PartScore, Problem, gain
from cxsim.studies.diffusion.nested import part_scores as part_scores_of
from cxsim.studies.diffusion.observations import Observations
from cxsim.studies.diffusion.own_contacts import ShuffledContacts, shuffled_contacts
from cxsim.studies.diffusion.predict import FinalShare, predictions
from cxsim.studies.diffusion.simulate import GroupCurve
