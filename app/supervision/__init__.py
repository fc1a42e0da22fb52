"""What a supervisor reads and plans: figures, statistics, extent of the second check, sample of A."""
