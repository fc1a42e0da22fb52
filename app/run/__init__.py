"""Runs (照合): settings, stages, results, from two frames to the documents of the cases."""
