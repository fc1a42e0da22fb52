"""The command line: one module per verb, the same services as the window."""
