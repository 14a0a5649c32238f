"""What is wrong in the cells of a sheet; each file of tests brings its own ``read``."""

import pytest

from cxsim.errors import InputError


@pytest.fixture
def mistakes(read):
    """The places and messages of mistakes."""

    def told(*given, **named):
        with pytest.raises(InputError) as caught:
            read(*given, **named)
        return [(finding.place(), f"{finding.path}: {finding.message}".removeprefix(": "))
                for finding in caught.value.findings]

    return told
