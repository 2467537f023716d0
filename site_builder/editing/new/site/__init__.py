"""Makes a whole new site: its content, its theme, and what helps those who edit it."""
