"""What each command takes, as typed: one light module a command, whose fields are the arguments of its command line."""
