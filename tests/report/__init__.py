"""Problems in words."""
