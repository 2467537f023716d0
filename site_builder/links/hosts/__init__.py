"""Decides which hosts residents may be led to, and which hosts only look like one of them."""
