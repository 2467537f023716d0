"""The texts that come with the program into a place's content, and how a newer program's are merged in."""
