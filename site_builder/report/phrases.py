"""What all formats say around a problem, and how each language writes the numbers in it."""

from site_builder.report.messages import messages

PHRASES = messages("phrases")
