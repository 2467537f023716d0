"""A site with seeded faults and decoys, and how well checkers of links find the former and leave the latter alone."""
