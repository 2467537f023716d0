"""The links of the pages of one unit, and between units, as a build finds them."""
