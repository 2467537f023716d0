"""`new`, from answers to files."""
