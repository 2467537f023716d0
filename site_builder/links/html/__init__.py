"""One file (HTML, CSS, script, feed, manifest) becomes what it defines and what it uses."""
