"""Settings of every test: property tests repeat exactly, and time is never an assertion."""

from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None, max_examples=1000)
settings.load_profile("repeatable")
