"""What pages define and what they use: addresses, ids, references; used − defined is what leads nowhere. Pure."""
