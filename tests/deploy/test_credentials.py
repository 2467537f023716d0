"""What looks like a password stops a deploy, wherever it stands; the manual's own example of one does not."""

import pytest
from small_site import PROJECT

from site_builder.deploy.credentials import find_credentials, find_in_folder


def test_the_content_of_the_project_can_be_deployed() -> None:
    """Its list of messages shows an address with a password as a mistake."""
    assert list(find_in_folder(PROJECT / "content")) == []


@pytest.mark.parametrize("address", ["https://an:mat-khau@a.vn/", "ftp://ten:mat-khau-that@a.vn/", "https://a:b@c.vn"])
def test_any_other_address_with_a_password_is_found(address: str) -> None:
    """At its place."""
    assert [(found.line, found.column) for found in find_credentials("a.md", f"\nXem {address}".encode())] != []
