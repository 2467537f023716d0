"""These modules read one file (HTML, CSS, script, feed, manifest) and note what it defines and what it refers to."""
