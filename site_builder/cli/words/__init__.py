"""The words of the command line: one file a command, each in Vietnamese and in English."""
