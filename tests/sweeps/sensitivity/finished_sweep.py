"""A finished sweep of an invented outcome, written as a sweep writes its folder."""

import numpy as np
import pyarrow

from cxsim.sweeps.experiment.designs import unit_points
from cxsim.sweeps.experiment.schema import Design
from cxsim.sweeps.store.chunk_file import write_chunk
from cxsim.sweeps.store.folder import Description, SweepFolder
from cxsim.sweeps.store.merge import merge

FACTORS = ("parameters.memory", "style")
STYLES = ("open", "closed", "mixed")
HASH = "d" * 64


def outcome(memory, style, replicate):
    """Adoption from memory, a style and the luck of a replicate."""
    return 0.4 * memory + 0.1 * (style == "open") + 0.02 * np.cos(replicate)


def write_sweep(place, *, design, replicates=5, scenarios=("pilot",), missing=(), left_out=()):
    """The folder of a sweep of memory and style; ``missing``: (cell, replicate) without outcome."""
    stated = Design(**design)
    shares = unit_points(stated, 2, seed=0)
    cells = len(shares) * len(scenarios)
    folder = SweepFolder.create_or_open(place, Description(
        HASH, {"scenarios": dict.fromkeys(scenarios, HASH), "design": stated.model_dump(exclude_defaults=True),
               "seed": 0, "replicates": replicates, "measures": ["adoption_end"]}, {"name": "invented"}, cells, {}),
        resume=False)
    numbers = [number for number in range(cells) if number not in left_out]
    cell, replicate = np.array([(number, one) for number in numbers for one in range(replicates)]).T
    memory = 1.0 + 2.0 * shares[cell % len(shares), 0]
    style = np.array([STYLES[min(int(share * 3), 2)] for share in shares[cell % len(shares), 1]])
    adoption = [None if pair in missing else value for pair, value in zip(
        zip(cell.tolist(), replicate.tolist(), strict=True), outcome(memory, style, replicate).tolist(), strict=True)]
    words = {name: pyarrow.array(texts, pyarrow.string()).dictionary_encode() for name, texts in {
        "scenario": [scenarios[number // len(shares)] for number in cell], "style": style.tolist(),
        "design_hash": [HASH] * len(cell)}.items()}
    table = pyarrow.table({
        "cell": cell, "replicate": pyarrow.array(replicate, pyarrow.int32()), "seed": np.zeros(len(cell), np.int64),
        "scenario": words["scenario"], "parameters.memory": memory, "style": words["style"],
        "adoption_end": pyarrow.array(adoption, pyarrow.float64()),
        "failed": pyarrow.array([None] * len(cell), pyarrow.string()), "design_hash": words["design_hash"]})
    shuffled = table.take(np.random.default_rng(1).permutation(len(cell)))
    write_chunk(folder.path, numbers, shuffled)
    merge(folder, partial=bool(left_out))
    return folder.path
