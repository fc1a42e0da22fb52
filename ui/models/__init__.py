"""Item models: ids in order and pages of rows, fetched when they are looked at."""
