"""Which hosts residents may be led to, and which only look like one of them."""
