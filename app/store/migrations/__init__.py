"""The tables of the decision store, one numbered SQL file per step."""
