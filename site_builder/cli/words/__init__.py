"""The words of the command line: a folder a language, in it a file a command. `all.py` reads them."""
