"""What a page defines and uses, and what is wrong with an address: pure."""
