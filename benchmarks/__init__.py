"""How fast cxsim is: ratios side by side in one run (``make bench``). Never part of the tests."""
