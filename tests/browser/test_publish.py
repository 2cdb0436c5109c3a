"""The built site as hosts send it: a real nginx with the configuration of `deploy`, and a host without headers."""

from __future__ import annotations

import gzip
import http.client
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli
import jinja2
import pytest

from handbook.engine.compression import write_copies
from handbook.exports.page_policy import with_policy
from handbook.server import kinds_of_file, policy

from .conftest import KINDS, ROOT, Visit, Visitor
from .nginx import Host, running

MAIN = "javascripts/main.js"
UNUSED = "fixed/000000000000/"
"""As a page of an older edition would name its assets."""


def fixed(site: Path) -> str:
    """The folder of the assets that pages load."""
    [folder] = (site / policy.FIXED).iterdir()
    return f"{policy.FIXED}{folder.name}/"


def assert_enforced(visit: Visit) -> None:
    """Nothing has breached the policy so far, and what breaches it is refused."""
    faults = visit.watch.faults
    assert faults == []
    tried = "() => { try { document.body.innerHTML = 'x'; return ''; } catch (error) { return error.name; } }"
    assert visit.page.evaluate(tried) == "TypeError"
    tried = """() => new Promise((done) => {
      document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }));
    })"""
    assert visit.page.evaluate(tried).startswith("style-src")
    for _ in range(200):
        if len(faults) >= 4:  # what the browser says of each, and what the visitor sees of each
            break
        visit.page.wait_for_timeout(20)
    assert [fault for fault in faults if not re.search("policy|Content Security|TrustedHTML", fault)] == []
    faults.clear()


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[Host]:
    """The site at the root of its host, some of its files with compressed copies."""
    with running(site) as host:
        for name in (
            "index.html",
            "404.html",
            "act-now/missing/index.html",
            "search/index.json",
            f"{fixed(site)}{MAIN}",
            f"{fixed(site)}stylesheets/handbook.css",
        ):
            write_copies(host.folder / name, None)
        yield host


@pytest.fixture(scope="module")
def below_path(site: Path) -> Iterator[Host]:
    """The site under a path of its host."""
    with running(site, "/sub/handbook/") as host:
        yield host


def test_every_kind_of_page_works_under_the_headers_of_the_host(host: Host, visitor: Visitor) -> None:
    """No breach of the policy, no request to anybody else, no error: the visitor watches for all of them."""
    visit = visitor(host.address)
    for url in KINDS.values():
        visit.go(url)
    page = visit.go("act-now/missing/")
    page.keyboard.press("/")
    page.fill("#search-field", "fire")
    page.wait_for_selector("a.hb-search__hit")
    assert any("/fixed/" in url and url.endswith("/search.js") for url in visit.watch.requests)
    assert_enforced(visit)


def test_assets_are_kept_for_good_and_pages_are_asked_for_again(host: Host, visitor: Visitor) -> None:
    visit = visitor(host.address)
    visit.go("act-now/missing/")
    page = visit.go("act-now/")
    sizes = page.evaluate(
        "performance.getEntriesByType('resource').filter((each) => each.name.includes('/fixed/'))"
        ".map((each) => [each.name, each.transferSize])"
    )
    assert len(sizes) > 5
    assert [name for name, size in sizes if size] == []  # nothing came over the line
    assert page.evaluate("performance.getEntriesByType('navigation')[0].transferSize") > 0


def test_a_page_of_an_older_edition_still_gets_its_scripts(host: Host, visitor: Visitor) -> None:
    page = visitor(host.address).go("act-now/missing/")
    assert page.evaluate(f"import('/{UNUSED}javascripts/shared.js').then((module) => Object.keys(module).length)") > 0
    answer = host.ask(f"/{UNUSED}{MAIN}")
    assert answer.body == (host.folder / "assets" / MAIN).read_bytes()
    assert answer.headers["Cache-Control"] == policy.ASK_EACH_TIME  # or the newest scripts would stay under an old name
    assert host.ask(f"/{UNUSED}javascripts/nothing.js").status == 404


@pytest.mark.parametrize(
    ("path", "status", "caching"),
    [
        ("/", 200, policy.ASK_EACH_TIME),
        ("/act-now/missing/", 200, policy.ASK_EACH_TIME),
        ("/search/index.json", 200, policy.ASK_EACH_TIME),
        ("/assets/javascripts/main.js", 200, policy.ASK_EACH_TIME),
        ("/FIXED/javascripts/main.js", 200, policy.FOR_GOOD),
        ("/FIXED/images/nothing.svg", 404, policy.ASK_EACH_TIME),
        ("/act-now", 301, policy.ASK_EACH_TIME),
        ("/no-such-page/", 404, policy.ASK_EACH_TIME),
        ("/search/", 404, policy.ASK_EACH_TIME),
        ("/go/missing/", 200, policy.ASK_EACH_TIME),
    ],
)
def test_every_answer_has_exactly_the_headers_of_the_policy(
    host: Host, site: Path, path: str, status: int, caching: str
) -> None:
    answer = host.ask(path.replace("/FIXED/", f"/{fixed(site)}"))
    assert answer.status == status
    sent = {name: value for name, value in answer.headers.items() if name in policy.headers()}
    assert sent == policy.headers()
    assert answer.headers["Cache-Control"] == caching
    assert answer.headers["Server"] == "nginx"  # and no version
    assert "Strict-Transport-Security" not in answer.headers  # this answer came without TLS
    if status == 200 and path != "/":
        name = "index.html" if path.endswith("/") else path
        assert answer.headers["Content-Type"] == kinds_of_file.content_type(name)


def test_every_kind_of_file_has_its_type(host: Host) -> None:
    endings = {file.suffix: file for file in sorted(host.folder.rglob("*.*")) if file.suffix not in (".br", ".gz")}
    assert {".html", ".css", ".js", ".json", ".svg", ".docx", ".xlsx", ".ics", ".csv"} <= endings.keys()
    for file in endings.values():
        answer = host.ask(f"/{file.relative_to(host.folder).as_posix()}")
        assert answer.headers["Content-Type"] == kinds_of_file.content_type(file.name), file


def test_a_page_that_did_not_change_is_not_sent_again(host: Host, site: Path) -> None:
    for path in ("/act-now/missing/", "/search/index.json", f"/{fixed(site)}{MAIN}"):
        for coding in ("identity", "gzip", "br"):
            tag = host.ask(path, Accept_Encoding=coding).headers["ETag"]
            again = host.ask(path, Accept_Encoding=coding, If_None_Match=tag)
            assert (again.status, again.body) == (304, b"")
            assert again.headers["Cache-Control"] == policy.caching(304, path[1:])
            assert host.ask(path, Accept_Encoding=coding, If_None_Match='"another"').status == 200


def test_compressed_copies_are_sent_to_those_who_read_them(host: Host) -> None:
    whole = (host.folder / "act-now/missing/index.html").read_bytes()
    plain, packed, small = (
        host.ask("/act-now/missing/", Accept_Encoding=coding) for coding in ("identity", "gzip", "gzip, br")
    )
    assert "Content-Encoding" not in plain.headers
    assert plain.body == whole
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == whole
    assert small.headers["Content-Encoding"] == "br"
    assert brotli.decompress(small.body) == whole
    assert len(small.body) < len(packed.body) < len(whole) / 4
    for answer in (plain, packed, small):
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    missing = host.ask("/no-such-page/", Accept_Encoding="br")
    assert (missing.status, missing.headers["Content-Encoding"]) == (404, "br")


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/assets/../../handbook.conf",
        "/assets../handbook.conf",
        "/..%2f..%2fhandbook.conf",
        "/.hidden",
        "/.git/config",
        "/assets/.hidden",
        "/_headers",
        "/index.html.gz",
        "/index.html.br",
        "/assets/",
        "/fixed/",
        "/search/parts/",
        "/index.html/",
        "/go/",
    ],
)
def test_nothing_is_listed_hidden_files_stay_hidden_and_nothing_outside_is_reached(host: Host, path: str) -> None:
    (host.folder / ".hidden").write_text("hidden")
    (host.folder / "assets/.hidden").write_text("hidden")
    answer = host.ask(path)
    assert answer.status in (400, 404), answer.status
    assert b"root:" not in answer.body
    assert b"add_header" not in answer.body
    assert b"Index of" not in answer.body
    assert answer.body != b"hidden"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent_to_it(host: Host, method: str) -> None:
    answer = host.ask("/act-now/", method)
    assert answer.status == 405
    head = host.ask("/act-now/", "HEAD")
    assert (head.status, head.body) == (200, b"")


def test_a_folder_without_its_slash_is_found_on_the_same_port(host: Host, below_path: Host) -> None:
    answer = host.ask("/act-now/missing")
    assert (answer.status, answer.headers["Location"]) == (301, "/act-now/missing/")
    answer = below_path.ask("/sub/handbook/act-now/missing")
    assert (answer.status, answer.headers["Location"]) == (301, "/sub/handbook/act-now/missing/")
    assert below_path.ask("/sub/handbook").headers["Location"] == "/sub/handbook/"
    assert below_path.ask("/").headers["Location"] == "/sub/handbook/"


def test_a_site_under_a_path_has_it_all_there(below_path: Host, site: Path, visitor: Visitor) -> None:
    visit = visitor(below_path.address)
    page = visit.go("act-now/missing/")
    assert page.evaluate("getComputedStyle(document.querySelector('.hb-skip')).position") == "absolute"
    main = below_path.ask(f"/sub/handbook/{fixed(site)}{MAIN}")
    assert (main.status, main.headers["Cache-Control"]) == (200, policy.FOR_GOOD)
    old = below_path.ask(f"/sub/handbook/{UNUSED}{MAIN}")
    assert (old.status, old.headers["Cache-Control"]) == (200, policy.ASK_EACH_TIME)
    for path in ("/sub/handbook/no-such-page/", "/elsewhere/"):
        missing = below_path.ask(path)
        assert missing.status == 404
        assert missing.body == (site / "404.html").read_bytes()


def test_short_addresses_lead_on(host: Host, visitor: Visitor) -> None:
    visit = visitor(host.address)
    visit.page.goto(f"{host.address}go/missing")  # as somebody types it, without the last slash
    visit.page.wait_for_url(f"{host.address}act-now/missing/")


def test_the_containers_question_is_answered_only_while_the_home_page_is_there(host: Host) -> None:
    def asked(port: int) -> int:
        program = ROOT / "deploy/container/healthcheck"
        done = subprocess.run(["bash", program, str(port)], timeout=20, check=False, capture_output=True)
        return done.returncode

    assert asked(host.port) == 0
    home = host.folder / "index.html"
    home.rename(host.folder / "moved.html")
    try:
        assert asked(host.port) != 0
    finally:
        (host.folder / "moved.html").rename(home)
    assert asked(1) != 0


def test_many_readers_at_once_all_get_their_pages(host: Host, urls: list[str]) -> None:
    """Two seconds, eight readers, on this machine only."""
    wrong: list[object] = []
    counts = [0] * 8

    def read(number: int, until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=20)
        pages = [url for url in urls if url != "404.html"]
        while time.monotonic() < until and counts[number] < 20_000:
            url = pages[(number * 47 + counts[number]) % len(pages)]
            try:
                connection.request("GET", f"/{url}", headers={"Accept-Encoding": "br"})
                answer = connection.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException) as error:
                wrong.append((url, error))
                return
            if answer.status != 200 or not body:
                wrong.append((url, answer.status))
            counts[number] += 1
        connection.close()

    until = time.monotonic() + 2
    readers = [threading.Thread(target=read, args=(number, until)) for number in range(len(counts))]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert min(counts) > 0


class Plain(SimpleHTTPRequestHandler):
    """A host that sends no header of ours."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests."""


@pytest.fixture
def headerless(site: Path, tmp_path: Path) -> Iterator[str]:
    """Where a host without headers has one page of each kind, built for it."""
    template = (ROOT / "overrides/macros/policy.html").read_text(encoding="utf-8")
    lines = jinja2.Environment(autoescape=True).from_string(template).render(policy=policy.in_pages()).strip()
    for name in ("assets", "fixed", "search"):
        (tmp_path / name).symlink_to(site / name)
    for url in KINDS.values():
        if url != KINDS["404"]:
            file = tmp_path / url / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(with_policy((site / url / "index.html").read_bytes(), lines.encode()))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_policy_holds_where_the_host_sends_none(headerless: str, visitor: Visitor) -> None:
    visit = visitor(headerless)
    for url in KINDS.values():
        if url != KINDS["404"]:
            visit.go(url)
    assert_enforced(visit)
    with visit.page.expect_request("**/act-now/") as asked:
        visit.page.evaluate("document.querySelector('a[href$=\"act-now/\"]').click()")
    visit.page.wait_for_url("**/act-now/", wait_until="load")  # a visit that ends on its way may never end
    assert "referer" not in asked.value.all_headers()
