"""Serves a folder on this machine's own address, as a strict host would."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from handbook.server import policy
from handbook.server.folder import Answer, Folder, compressed
from handbook.server.kinds_of_file import content_type
from handbook.server.reload import ADDRESS, WAITING, Live, own_file

HOST = "127.0.0.1"  # never an address that another machine can reach
PORTS = range(8000, 8100)


class Server(ThreadingHTTPServer):
    """A server of one folder; with `live`, its pages follow the build."""

    daemon_threads = True
    # On Windows this option lets two servers share a port.
    allow_reuse_address = not hasattr(socket, "SO_EXCLUSIVEADDRUSE")
    request_queue_size = 64

    def __init__(self, folder: Folder, port: int, live: Live | None = None) -> None:
        self.folder = folder
        self.live = live
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """Where the site's home page is."""
        return f"http://{HOST}:{self.server_address[1]}{self.folder.base}"

    def server_bind(self) -> None:
        """Bind without looking up this machine's name, which can take seconds where there is no network."""
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        elif self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who leaves in the middle of an answer is no error of ours."""


class Handler(BaseHTTPRequestHandler):
    """Answers one connection's requests."""

    protocol_version = "HTTP/1.1"  # keeps a connection open between requests
    timeout = 60
    server: Server

    def do_GET(self) -> None:
        """Answer with a file, a redirection, the site's 404 page or the stream of live reload."""
        address = urlsplit(self.path).path
        live = self.server.live
        if live and address == ADDRESS:
            self._stream(live)
            return
        own = own_file(address) if live else None
        if own:
            self._send(Answer(200, own[0], content_type(own[1])), address)
            return
        answer = self.server.folder.answer(address)
        if live and answer.status == 404 and not self.server.folder.root.is_dir():
            answer = Answer(503, WAITING, content_type("waiting.html"))
        if live and answer.type.startswith("text/html"):
            answer = Answer(answer.status, live.into(answer.content), answer.type)
        self._send(answer, address)

    do_HEAD = do_GET  # noqa: N815 - the name that the base class looks for; `_send` leaves the body out

    def _send(self, answer: Answer, address: str) -> None:
        """Send an answer, compressed where the browser can, or the word that it has it already."""
        tag = f'W/"{answer.tag}"'
        kept = policy.caching(answer.status, address.removeprefix(self.server.folder.base))
        if answer.status == 200 and tag in self.headers.get("If-None-Match", ""):
            self._head(304, {"ETag": tag, "Cache-Control": kept})
            return
        body, coding = compressed(answer.content, answer.type, self.headers.get("Accept-Encoding", ""))
        fields = {"Content-Type": answer.type, "Content-Length": str(len(body)), "Vary": "Accept-Encoding"}
        fields["Cache-Control"] = kept
        if coding:
            fields["Content-Encoding"] = coding
        if answer.location:
            fields["Location"] = answer.location
        if answer.status == 200:
            fields["ETag"] = tag
        self._head(answer.status, fields)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, fields: dict[str, str]) -> None:
        """Send the status and the headers, the policy's among them."""
        self.send_response(status)
        for name, value in {"Cache-Control": policy.ASK_EACH_TIME, **fields, **policy.headers()}.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self, live: Live) -> None:
        """Send events until the reader leaves."""
        self.close_connection = True
        self._head(200, {"Content-Type": "text/event-stream; charset=utf-8", "Connection": "close"})
        if self.command == "HEAD":
            return
        with suppress(OSError):
            for event in live.events():
                self.wfile.write(event)

    def version_string(self) -> str:
        """The name that the server gives itself."""
        return "handbook"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests: what the build says must not be lost among them."""


def open_server(folder: Folder, port: int | None = None, live: Live | None = None) -> Server:
    """A server on the port that was asked for (0: any), else on the first of the usual ones that is free."""
    if port is not None:
        return Server(folder, port, live)
    for usual in PORTS:
        with suppress(OSError):
            return Server(folder, usual, live)
    return Server(folder, 0, live)


@contextmanager
def serving(root: Path, base: str = "/", port: int = 0, live: Live | None = None) -> Iterator[str]:
    """Serve a folder while the block runs; gives its address."""
    server = open_server(Folder(root, base), port, live)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.address
    finally:
        if live:
            live.close()
        server.shutdown()
        server.server_close()
        thread.join()
