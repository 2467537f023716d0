"""Tests of `editing.forms`."""
