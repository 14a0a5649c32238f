"""Benchmarks of cxsim: ratios measured side by side in one run (``make bench``)."""
