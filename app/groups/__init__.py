"""Groups of like cases: dense rows, forced sample, decided and checked together."""
