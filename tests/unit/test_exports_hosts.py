"""What hosts read: fixed names, `_headers`, the policy in pages, nginx; and that `deploy` is what the policy makes."""

from __future__ import annotations

import re
import stat

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from environment.places import ROOT
from handbook.engine.__main__ import main
from handbook.engine.hosting import configurations
from handbook.exports.fixed_names import name_of, point_back, point_to
from handbook.exports.headers_file import headers_file
from handbook.exports.nginx import server_part
from handbook.exports.page_policy import with_policy
from handbook.server import policy

DEPLOY = ROOT / "deploy"
CONTENTS = st.dictionaries(st.text("ab/.", min_size=1, max_size=4), st.binary(max_size=3), max_size=3)


@given(CONTENTS, CONTENTS)
def test_assets_have_one_name_as_long_as_they_are_the_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert (name_of(one) == name_of(other)) is (one == other)
    assert name_of(dict(reversed(one.items()))) == name_of(one)


@pytest.mark.parametrize("root", ["", "../", "../../", "/", "/sub/handbook/"])
def test_what_a_page_loads_has_the_fixed_name_and_what_it_says_stays(root: str) -> None:
    page = (
        f'<link rel="icon" type="image/svg+xml" href="{root}assets/images/favicon.svg">'
        f'<link rel="apple-touch-icon" href="{root}assets/images/icon.png">'
        f'<link rel="stylesheet" href="{root}assets/a.css"><script type="module" src="{root}assets/a.js"></script>'
        f'<img alt="a &lt; b" src="{root}assets/a.svg"><a href="{root}assets/a.svg">the picture</a>'
        f'<script src="https://other.example/{root}assets/a.js"></script><img src="{root}pictures/assets/a.svg">'
        f'<code>&lt;script src="{root}assets/a.js"&gt;</code><p>in "{root}assets/a.js"</p>'
    ).encode()
    fixed = point_to(page, root, "fixed/1a2b/")
    changed = re.findall(rb"<(\w+)[^<>]*fixed/1a2b/[^<>]*>", fixed)
    assert changed == [b"link", b"script", b"img"]
    assert fixed.replace(b"fixed/1a2b/", b"assets/") == page
    assert point_back(fixed, "fixed/1a2b/") == page
    assert point_to(fixed, root, "fixed/1a2b/") == fixed


def test_no_header_is_named_by_two_rules_that_fit_one_address() -> None:
    """Netlify and Cloudflare would send both values, joined."""
    text = headers_file(policy.headers() | policy.TRANSPORT, {"fixed/1a2b/": policy.FOR_GOOD})
    names = re.findall(r"^  ([A-Za-z-]+): ", text, re.MULTILINE)
    assert len(names) == len(set(names)) == len(policy.headers()) + 2
    assert re.findall(r"^/\S*$", text, re.MULTILINE) == ["/*", "/fixed/1a2b/*"]
    assert max(map(len, text.splitlines())) < 2000  # Cloudflare reads no longer line


def test_the_policy_in_a_page_is_the_headers_policy_but_for_what_only_a_header_can_say() -> None:
    whole = policy.headers()["Content-Security-Policy"].split("; ")
    assert set(whole) - set(policy.in_pages()["content"].split("; ")) == {"frame-ancestors 'none'"}
    assert policy.in_pages()["referrer"] == "no-referrer"


def test_a_page_that_could_load_something_before_its_policy_is_refused() -> None:
    for page in (b"<head><title>x</title>", b'<head><script src="a.js"></script><meta charset="utf-8">'):
        with pytest.raises(ValueError, match="charset"):
            with_policy(page, b"<meta>")


def test_deploy_is_what_the_policy_makes() -> None:
    """When this fails, run: python3 scripts/run.py hosting"""
    for name, text in configurations().items():
        assert (DEPLOY / name).read_text(encoding="utf-8") == text, name


def test_a_change_of_the_policy_changes_every_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(policy.CONTENT_SECURITY_POLICY, "img-src", "'none'")
    assert "img-src 'none'" in configurations()["nginx/handbook.conf"]
    assert "img-src 'none'" in policy.in_pages()["content"]


def test_a_site_under_a_path_gets_a_configuration_of_its_own(tmp_path, capsys) -> None:
    assert main(["--root", str(ROOT), "hosting", "--path", "handbook", "--to", str(tmp_path)]) == 0
    text = (tmp_path / "nginx/handbook.conf").read_text(encoding="utf-8")
    assert "error_page 404 /handbook/404.html;" in text
    assert "location ~ ^/handbook/fixed/" in text
    assert capsys.readouterr().out.count("\n") == 2
    assert main(["--root", str(ROOT), "hosting", "--path", 'a"; b', "--to", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("error: nginx would misread")


@pytest.mark.parametrize("value", ['a"b', "a\nb", "a$b", "a\\b"])
def test_a_value_that_nginx_would_read_as_something_else_is_refused(value: str) -> None:
    caching = {"fixed": "fixed/", "for_good": "immutable", "ask": "no-cache"}
    with pytest.raises(ValueError, match="misread"):
        server_part({"X-Test": value}, policy.TRANSPORT, caching, {})


def test_workflows_name_each_action_by_its_whole_digest_and_have_no_right_too_many() -> None:
    text = (DEPLOY / "github/pages.yml").read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)@(\S+) # v\d+\.\d+\.\d+$", text, re.MULTILINE)
    assert len(uses) == text.count("uses:") == 4
    assert all(re.fullmatch(r"[0-9a-f]{40}", digest) for _, digest in uses)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


@pytest.mark.parametrize(
    ("name", "where"),
    [("github/pages.yml", ("jobs", "build", "steps", 2, "run")), ("gitlab/.gitlab-ci.yml", ("pages", "script", 0))],
)
def test_workflows_build_by_options_that_there_are_and_publish_what_they_build(name: str, where, monkeypatch) -> None:
    node = whole = yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))
    for key in where:
        node = node[key]
    command, *options = node.removeprefix("python3 scripts/run.py ").split()
    seen = []
    monkeypatch.setitem(main.__globals__["_COMMANDS"], command, lambda given: seen.append(given) or 0)
    assert main(["--root", str(ROOT), command, *options]) == 0
    assert seen[0].policy_in_pages  # neither host sends headers
    published = whole["pages"]["artifacts"]["paths"][0] if "pages" in whole else "site"
    assert str(seen[0].site or "site") == published


def test_the_container_has_no_more_rights_than_it_needs() -> None:
    lines = (DEPLOY / "container/Containerfile").read_text(encoding="utf-8").splitlines()
    images = [line.split()[1] for line in lines if line.startswith("FROM ")]
    assert all(re.search(r":[\w.-]*\d", image) for image in images), images  # each names its version
    last = lines[max(i for i, line in enumerate(lines) if line.startswith("FROM ")) :]
    assert [line for line in last if line.startswith("USER ")] == ["USER 10001:10001"]
    copied = [part for line in lines if line.startswith("COPY deploy/") for part in line.split()[1:-1]]
    assert copied
    assert all((ROOT / name).is_file() for name in copied)
    assert (DEPLOY / "container/healthcheck").stat().st_mode & stat.S_IXOTH
    service = yaml.safe_load((DEPLOY / "container/compose.yml").read_text(encoding="utf-8"))["services"]["handbook"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert (DEPLOY / "container" / service["build"]["context"]).resolve() == ROOT
    assert (ROOT / service["build"]["dockerfile"]).is_file()
    needed = {
        "docs",
        "data",
        "organisation",
        "overrides",
        "scripts",
        "theme",
        "mkdocs.yml",
        "requirements.txt",
        "deploy",
    }
    ignored = set((ROOT / ".dockerignore").read_text(encoding="utf-8").split())
    assert not needed & ignored
    main_part = configurations()["nginx/nginx.conf"]
    written = re.findall(r"(?:pid|_temp_path) (\S+);", main_part)
    assert len(written) == 6
    assert all(place.startswith("/tmp/") for place in written)
