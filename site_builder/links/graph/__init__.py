"""What files of a site define and use, joined into one graph: what is used and not defined is a dead link."""
