"""The child process: one job in on standard input, JSON lines of events out.

It knows no ledger and no decision store: it reads the files it is given and writes one new file of
its own, under a key that came in on standard input.
"""
