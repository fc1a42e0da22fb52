"""Who may open an inspection: accounts, passwords, keys and their slots, founding, backup."""
