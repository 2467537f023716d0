"""What all tests share: how hard the laws are tried, and a small site."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from small_site import SmallSite

settings.register_profile("fast", max_examples=40, deadline=None, print_blob=True)
settings.register_profile("deep", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A small site of three healthy units."""
    return SmallSite(tmp_path)
