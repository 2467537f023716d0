"""The ways to a host, a module each."""
