"""支援措置: who is protected, how that is known, and the guard of every address."""
