"""The ledger (操作記録): acts, chain, anchor, reading and checking it."""
