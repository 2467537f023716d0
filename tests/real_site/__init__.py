"""What the real content becomes: the pages as residents, their browsers and search engines meet them."""
