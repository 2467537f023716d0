"""A deploy and the ledger of addresses: what was published is remembered, and what is remembered does not vanish."""

import subprocess

import pytest
from small_site import DAY, NEWS, SmallSite
from test_command import run

from site_builder.cli import main
from site_builder.links.ledger import parse_ledger

NEWS_FILE = "bao-quang/announcements/2026-11-18-hop-ap.md"
ALONE = NEWS.replace(" Xem [cách cài](../guides/cai-vneid.md#buoc-2).", "")


def deploy(site: SmallSite, *options: str) -> subprocess.CompletedProcess[str]:
    """Puts the output into a folder."""
    return run(site, "www", *options)


def known(site: SmallSite) -> set[str]:
    """The addresses of the ledger."""
    return set(parse_ledger((site.content / "addresses.txt").read_bytes()).lines)


def test_a_deploy_adds_what_it_has_published(site: SmallSite) -> None:
    """Once; and says that it has to be committed."""
    site.build()
    assert deploy(site, "--dry-run").returncode == 0
    assert not (site.content / "addresses.txt").exists()
    assert "Hãy commit" in deploy(site).stdout
    assert {"bao-quang/", "bao-quang/thong-bao/hop-ap/", "xuan-an/feed.xml"} <= known(site)
    before = (site.content / "addresses.txt").read_bytes()
    assert "commit" not in deploy(site).stdout
    assert (site.content / "addresses.txt").read_bytes() == before


def test_a_trial_under_another_address_is_not_remembered(site: SmallSite) -> None:
    """Nobody is sent there."""
    site.build(base_url="https://thu.vi-du.vn/")
    assert deploy(site).returncode == 0
    assert not (site.content / "addresses.txt").exists()


def test_a_page_of_the_ledger_does_not_vanish_from_the_host(site: SmallSite) -> None:
    """Where an output without it was made elsewhere; a person may give it up by name."""
    site.put({NEWS_FILE: ALONE}).build()
    assert deploy(site).returncode == 0
    ledger = (site.content / "addresses.txt").read_bytes()
    site.remove("addresses.txt", NEWS_FILE).build()
    site.put({"addresses.txt": ledger})
    refused = deploy(site)
    assert refused.returncode == 1
    assert "--allow-lost bao-quang/thong-bao/hop-ap/" in refused.stderr
    assert deploy(site, "--allow-lost", "bao-quang/thong-bao/hop-ap/").returncode == 0


def test_the_command_shows_and_adds_what_is_lacking(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """No line is taken away; parts of texts to which others lead are among them."""
    options = ["--content", str(site.content), "--date", f"{DAY}"]
    site.put({"addresses.txt": "xa-cu/\nhttps://x.vn/\n"})
    assert main(["ledger", *options]) == 0
    said = capsys.readouterr().out
    assert "+ bao-quang/huong-dan/cai-vneid/#buoc-2\n" in said
    assert (site.content / "addresses.txt").read_text("utf-8") == "xa-cu/\nhttps://x.vn/\n"
    assert main(["ledger", "--write", *options]) == 0
    lines = (site.content / "addresses.txt").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert {"xa-cu/", "https://x.vn/", "bao-quang/", "bao-quang/huong-dan/cai-vneid/#buoc-2"} <= {*lines}
    assert "bao-quang/thong-bao/hop-ap/#chinh" not in lines
    assert main(["ledger", *options]) == 0
    assert "đã đủ" in capsys.readouterr().out


def test_a_unit_with_a_mistake_is_named_and_the_others_are_added(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody knows what addresses it has."""
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 12\n"})
    assert main(["ledger", "--write", "--content", str(site.content)]) == 1
    assert "bao-quang" in capsys.readouterr().err
    assert "xuan-an/" in known(site)
    assert "bao-quang/" not in known(site)
