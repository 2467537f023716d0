"""Links of finished pages: within any folder of pages (`site`) and to other hosts (`web`)."""
