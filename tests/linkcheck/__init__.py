"""Links of finished pages."""
