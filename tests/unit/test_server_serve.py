"""The server on a real socket."""

import gzip
import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from handbook.server import policy
from handbook.server.folder import Folder
from handbook.server.reload import Live
from handbook.server.serve import HOST, open_server, serving

PAGE = "<!doctype html><html><body><p>" + "words " * 200 + "</p></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site."""
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "404.html").write_text("<html><body>not here</body></html>")
    (tmp_path / "main.js").write_text("1")
    return tmp_path


@pytest.fixture
def reader(site: Path) -> Iterator[http.client.HTTPConnection]:
    """A connection to a server of the site."""
    with serving(site) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
        yield connection
        connection.close()


def get(connection, address, method="GET", **fields):
    """One request: the answer and its body."""
    connection.request(method, address, headers={name.replace("_", "-"): value for name, value in fields.items()})
    answer = connection.getresponse()
    return answer, answer.read()


@pytest.mark.parametrize("address", ["/", "/main.js", "/nothing"])
def test_everything_is_served_under_the_policy(reader, address):
    answer, _ = get(reader, address)
    assert {name: answer.getheader(name) for name in policy.headers()} == policy.headers()
    assert answer.getheader("Cache-Control") == "no-cache"


def test_the_policy_allows_nothing_inline_and_no_other_host():
    value = policy.headers()["Content-Security-Policy"]
    for part in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types handbook",
    ):
        assert part in value.split("; ")
    assert "unsafe" not in value
    assert "http" not in value
    assert policy.headers()["Referrer-Policy"] == "no-referrer"


def test_a_connection_is_kept_for_the_next_request(reader):
    get(reader, "/")
    first = reader.sock
    assert first is not None
    answer, body = get(reader, "/main.js")
    assert (answer.status, body) == (200, b"1")
    assert reader.sock is first
    assert answer.version == 11


def test_a_known_page_is_not_sent_again(reader, site):
    answer, _ = get(reader, "/")
    tag = answer.getheader("ETag")
    again, body = get(reader, "/", If_None_Match=tag)
    assert (again.status, body) == (304, b"")
    (site / "index.html").write_text(PAGE + "more")
    changed, body = get(reader, "/", If_None_Match=tag)
    assert changed.status == 200
    assert body.endswith(b"more")


def test_only_what_is_named_by_what_it_holds_may_be_kept_for_good(site):
    (site / "fixed/1a2b").mkdir(parents=True)
    (site / "fixed/1a2b/main.js").write_text("1")
    with serving(site, "/sub/") as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
        answer, _ = get(connection, "/sub/fixed/1a2b/main.js")
        assert answer.getheader("Cache-Control") == policy.FOR_GOOD
        again, _ = get(connection, "/sub/fixed/1a2b/main.js", If_None_Match=answer.getheader("ETag"))
        assert (again.status, again.getheader("Cache-Control")) == (304, policy.FOR_GOOD)
        for other in ("/sub/main.js", "/sub/fixed/1a2b/none.js", "/sub/fixed/1a2b", "/sub/"):
            assert get(connection, other)[0].getheader("Cache-Control") == policy.ASK_EACH_TIME, other
        connection.close()


def test_pages_are_compressed_on_their_way(reader):
    answer, body = get(reader, "/", Accept_Encoding="gzip")
    assert answer.getheader("Content-Encoding") == "gzip"
    assert answer.getheader("Vary") == "Accept-Encoding"
    assert gzip.decompress(body).decode() == PAGE


def test_head_is_an_answer_without_its_body(reader):
    with socket.create_connection((reader.host, reader.port), timeout=5) as plain:
        plain.sendall(b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        said = b""
        while piece := plain.recv(65536):
            said += piece
    head, body = said.split(b"\r\n\r\n", 1)
    assert head.startswith(b"HTTP/1.1 200 ")
    assert f"Content-Length: {len(PAGE)}".encode() in head
    assert body == b""


def test_a_missing_page_gets_the_sites_own_words(reader):
    answer, body = get(reader, "/nothing/")
    assert answer.status == 404
    assert b"not here" in body
    assert answer.getheader("ETag") is None


def test_nothing_is_put_into_pages_without_live_reload(reader):
    assert get(reader, "/")[1].decode() == PAGE
    assert get(reader, "/__live.js")[0].status == 404


def test_the_site_under_a_path(site):
    with serving(site, "/hb/") as address:
        assert urlsplit(address).path == "/hb/"
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
        assert get(connection, "/hb/main.js")[1] == b"1"
        assert get(connection, "/main.js")[0].status == 404
        connection.close()


def test_only_this_machine_can_reach_it(site):
    server = open_server(Folder(site), 0)
    try:
        assert server.socket.getsockname()[0] == HOST == "127.0.0.1"
    finally:
        server.server_close()


def test_a_taken_port_is_passed_over_unless_it_was_asked_for(site, monkeypatch):
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr("handbook.server.serve.PORTS", [port])
        server = open_server(Folder(site))
        assert server.server_address[1] != port
        server.server_close()
        with pytest.raises(OSError, match=r"in use|permitted|forbidden"):
            open_server(Folder(site), port)


@pytest.fixture
def live(site: Path) -> Iterator[tuple[Live, http.client.HTTPConnection]]:
    """A server whose pages follow the build."""
    live = Live()
    with serving(site, live=live) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
        yield live, connection
        connection.close()


def test_live_pages_have_the_script_at_their_end(live):
    state, connection = live
    tag = f'<script type="module" src="/__live.js?build={state.state.build}"></script>'
    assert get(connection, "/")[1].decode() == PAGE.replace("</body>", tag + "</body>")
    assert tag.encode() in get(connection, "/nothing")[1]
    assert get(connection, "/main.js")[1] == b"1"


@pytest.mark.parametrize(("address", "kind"), [("/__live.js", "text/javascript"), ("/__live.css", "text/css")])
def test_the_servers_own_files_are_served(live, address, kind):
    answer, body = get(live[1], address + "?build=1")
    assert answer.status == 200
    assert answer.getheader("Content-Type") == f"{kind}; charset=utf-8"
    assert len(body) > 300


def test_the_script_uses_nothing_that_the_policy_forbids():
    script = (Path(policy.__file__).parent / "live.js").read_text(encoding="utf-8")
    for sink in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        ".style",
        "setTimeout(",
    ):
        assert sink not in script


def test_open_pages_hear_of_each_build(live):
    state, connection = live
    connection.request("GET", "/__live")
    stream = connection.getresponse()
    assert stream.getheader("Content-Type") == "text/event-stream; charset=utf-8"

    def told() -> str:
        while not (line := stream.fp.readline()).startswith(b"data: "):
            assert line, "the stream ended"
        return line.decode()

    assert '"failed": false' in told()
    threading.Timer(0.05, state.fail, ["docs/a.md:1:1 wrong\nsecond line"]).start()
    failed = told()
    assert '"failed": true' in failed
    assert "docs/a.md:1:1 wrong\\nsecond line" in failed
    before = state.state.build
    threading.Timer(0.05, state.succeed).start()
    built = told()
    assert state.state.build != before
    assert f'"build": "{state.state.build}", "failed": false' in built


def test_before_the_first_build_a_page_says_so(tmp_path):
    with serving(tmp_path / "site", live=Live()) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
        answer, body = get(connection, "/any/page/")
        assert answer.status == 503
        assert b"is being built" in body
        assert b"/__live.js" in body
        connection.close()


def test_two_builds_never_share_a_name():
    live = Live()
    names = {live.state.build}
    for _ in range(3):
        live.succeed()
        names.add(live.state.build)
    assert len(names) == 4
    live.fail("x")
    assert live.state.build in names
