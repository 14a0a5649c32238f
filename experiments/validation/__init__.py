"""Targets that the model must meet: exact results, published data and patterns; and what holds without each mechanism.
"""
