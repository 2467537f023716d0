"""What is told of a proposal before it is published, and each week of the links to other sites."""

import json

from small_site import CONTENT, GUIDE

from workflows.forge import LocalForge
from workflows.places import BROKEN, FILES, ON_ALL, ON_TWO, publish


def test_a_proposal_that_loses_a_published_address_is_red(forge: LocalForge) -> None:
    """On a machine that has never seen the site: the ledger in the repository tells of it."""
    assert not publish(forge).has_failed
    forge.commit({})
    (forge.work / "content/guides/cai-vneid.md").rename(forge.work / "content/guides/vneid.md")
    news = str(CONTENT["bao-quang/announcements/2026-11-18-hop-ap.md"]).replace("cai-vneid", "vneid")
    forge.commit({"content/bao-quang/announcements/2026-11-18-hop-ap.md": news}, branch="sua")
    run = forge.run("kiem-tra.yml", "pull_request")
    assert run.has_failed
    assert "[address-moved]" in run.log
    assert "aliases: [cai-vneid]" in run.log


@ON_ALL
def test_a_proposal_is_checked_with_notes_and_a_preview(forge: LocalForge) -> None:
    """It is told what the new lines break; it knows no secret and publishes nothing."""
    forge.secrets["DEPLOY_PASSWORD"] = "mat-khau-that"  # noqa: S105 - nobody's
    forge.commit(BROKEN)
    if forge.kind == "gitlab":
        runs = forge.pipeline("merge_request_event")
        assert list(runs) == ["check"]
        run, clone = runs["check"], runs["check"].artifacts["clone"]
        (note,) = json.loads((clone / "gl-code-quality.json").read_text("utf-8"))
        assert note["location"] == {"path": "content/bao-quang/unit.yaml", "lines": {"begin": 3}}
        preview = clone / ".trang/xem-thu"
        assert "testsuites" in (clone / "junit.xml").read_text("utf-8")
    else:
        run = forge.run("kiem-tra.yml", "pull_request")
        assert "::error file=content/bao-quang/unit.yaml,line=3,col=10" in run.log
        preview = run.artifacts["xem-thu"]
    assert run.has_failed
    assert (preview / "loi.html").is_file()
    assert (preview / "trang/xuan-an/index.html").is_file()
    assert not (forge.folder / "host").exists()
    if forge.kind != "gitlab":
        text = (forge.work / FILES[forge.kind][1]).read_text("utf-8")
        assert "secrets." not in text
        assert forge.file("kiem-tra.yml")["permissions"] == {"contents": "read"}
        assert "pull_request_target" not in text
    mended = {"content/bao-quang/unit.yaml": CONTENT["bao-quang/unit.yaml"]}
    forge.commit(mended)
    again = forge.pipeline("merge_request_event")["check"] if forge.kind == "gitlab" else forge.run("kiem-tra.yml")
    assert not again.has_failed, again.log


@ON_TWO
def test_each_week_other_sites_are_asked(forge: LocalForge) -> None:
    """Here the content leads to none, so that no test asks anybody."""
    services = (
        "categories: [{id: giay-to, name: Giấy tờ}]\nservices:\n  - {id: vneid, name: VNeID, category: giay-to}\n"
    )
    guide = GUIDE.replace("[cửa hàng](https://dichvucong.gov.vn)", "cửa hàng")
    forge.commit({"content/services.yaml": services, "content/guides/cai-vneid.md": guide})
    if forge.kind == "gitlab":
        run = forge.pipeline("schedule", TASK="links")["links"]
        report = run.artifacts["clone"] / ".trang/duong-dan.html"
    else:
        run = forge.run("duong-dan.yml", "schedule")
        report = run.artifacts["duong-dan"]
    assert not run.has_failed, run.log
    assert "Trang khác: 0 địa chỉ" in run.log or report.is_file()
