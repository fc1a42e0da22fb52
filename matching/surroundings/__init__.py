"""What surrounds each pair: the columns of CONTEXT_SCHEMA, gathered from both files.

How to add a column: a row in CONTEXT_SCHEMA, and its expression in the module of its kind:
numbers, linked, rows, people or persons.
"""
