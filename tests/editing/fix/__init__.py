"""What `fix` mends, and what it leaves alone."""
