"""All contrasts, in the order of the page."""

from __future__ import annotations

from experiments.contrasts import followed, gains, network, rest, sizes, stages, strain, traits, words
from experiments.contrasts.contrast import Contrast

CONTRASTS: tuple[Contrast, ...] = (
    *traits.CONTRASTS, *sizes.CONTRASTS, *rest.CONTRASTS, *network.CONTRASTS, *followed.CONTRASTS, *words.CONTRASTS,
    *strain.CONTRASTS, *gains.CONTRASTS, *stages.CONTRASTS,
)
