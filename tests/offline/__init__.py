"""What phones keep of a site, and what goes from hand to hand without network."""
