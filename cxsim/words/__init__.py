"""Finished results in plain sentences. Only words the analyses; computes nothing of its own."""
