"""What a further law is, and where its phases may stand in the reference week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsim.model.law import Adjustment, Law, Phase
from cxsim.model.mechanisms import hooks

# Where further phases may stand: before the hook of this name is settled, or after everything else. The last ones are
# there only where the further law that brings them is switched on.
HOOKS: Mapping[str, Law] = {
    "further_load": hooks.no_further_load,
    "credibility_factor": hooks.plain_credibility,
    "further_dose": hooks.no_further_dose,
    "represented": hooks.flat_representation,
    "further_evaluation": hooks.no_further_evaluation,
    "opportunity_factor": hooks.plain_opportunity,
    "further_motives": hooks.no_further_motives,
    "further_skill": hooks.no_further_skill,
    "further_benefit": hooks.no_further_benefit,
    "further_control": hooks.no_further_control,
    "further_trust": hooks.no_further_trust,
    "further_quitting": hooks.no_further_quitting,
    "further_cynicism": hooks.no_further_cynicism,
    "detracting": hooks.nothing_detracts,
}
FACTORS = ("credibility_factor", "opportunity_factor")
END = "end"


@dataclass(frozen=True)
class FurtherLaw:
    """A mechanism beyond the reference week.

    ``phases``: (place, phase), place = a hook before which the phase stands, or "end". ``contributes``: hook -> the
    derived quantity that is added (or multiplied, for factors). ``records``: further weekly measures -> quantity.
    ``sees``: further columns by behavior that people see of others (``seen_NAME``); ``sees_shared``: further columns
    that are no behavior's. ``sees_of_manager``: further columns that they see of their manager (``manager_NAME``).
    ``example``: a law of who is how much of an example, in the place of the reference week's (one law at most brings
    one).

    ``between``: laws about departments and the organization (``Week.between``); ``adjustments`` of forces by what they
    write; ``delivery``: the quantity that says which share of the levers' pushes arrives (one law at most brings one);
    ``keeps``: further weekly measures -> quantity of departments.
    """

    name: str
    meaning: str
    phases: tuple[tuple[str, Phase], ...]
    contributes: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)
    sees: tuple[str, ...] = ()
    sees_of_manager: tuple[str, ...] = ()
    sees_shared: tuple[str, ...] = ()
    example: Law | None = None
    between: tuple[Law, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    delivery: str = ""
    keeps: Mapping[str, str] = field(default_factory=dict)

    @property
    def laws(self) -> tuple[Law, ...]:
        """Its laws about people and about departments, with the hooks that it brings."""
        return (*(phase for _, phase in self.phases if isinstance(phase, Law)), *self.between)
