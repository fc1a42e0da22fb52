"""Before anybody is signed in: choosing, making and restoring an inspection, and signing in."""
