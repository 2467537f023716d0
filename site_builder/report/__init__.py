"""Problems and results in words: for a commune official, for a developer, for a machine. Pure."""
