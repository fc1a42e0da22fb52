"""Data that travels with the program: tables, rules, policies, profiles, fonts, manual."""
