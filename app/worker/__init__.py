"""The child process: one job in on standard input, JSON lines of events out."""
