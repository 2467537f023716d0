"""The State's list of administrative units, of today and of before 1/7/2025, by the names that people write."""
