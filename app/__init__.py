"""The office's work without a screen: import, matching runs, review, paper, the command line."""
