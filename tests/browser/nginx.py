"""A real nginx with the configuration of `deploy`, on this machine's own address, as no administrator."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from environment import nginx
from handbook.engine.hosting import configurations

NOBODY = 65534


@dataclass(frozen=True)
class Host:
    """A running nginx."""

    port: int
    base: str
    folder: Path
    """What it serves."""

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    def ask(self, path: str, method: str = "GET", **fields: str) -> Answer:
        """One request, its path sent as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in fields.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def replaced(text: str, changes: dict[str, str]) -> str:
    """A configuration with other places; each must be named in it."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def running(site: Path, base: str = "/") -> Iterator[Host]:
    """Serve a site while the block runs. It is served from links to its files, beside which a test may put others."""
    program = os.environ.get("HANDBOOK_NGINX") or str(nginx.find() or "")
    if not program:
        assert not os.environ.get("CI"), "there the test command makes sure that there is nginx"
        pytest.skip("there is no nginx with its Brotli module on this machine")
    folder = Path(tempfile.mkdtemp(prefix="handbook-nginx-"))
    try:
        folder.chmod(0o755)
        place = folder / "root" / base.strip("/")
        shutil.copytree(site, place, copy_function=_link)
        writable = folder / "tmp"
        writable.mkdir()
        writable.chmod(0o777)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        texts = configurations(base)
        own = {"/tmp/": f"{writable}/", "/etc/nginx/handbook.conf": f"{folder}/handbook.conf"}
        main, served = folder / "nginx.conf", folder / "handbook.conf"
        main.write_text(replaced(texts["nginx/nginx.conf"], own))
        places = {"listen 8080;": f"listen 127.0.0.1:{port};", "root /srv/handbook;": f"root {folder}/root;"}
        served.write_text(replaced(texts["nginx/handbook.conf"], places))
        command = [program, "-e", "stderr", "-c", str(main), "-g", "daemon off;"]
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        with subprocess.Popen(command, cwd="/", stderr=subprocess.PIPE, text=True, **user) as process:
            try:
                _wait(port, process)
                yield Host(port, base, place)
            finally:
                process.terminate()
                said = process.communicate(timeout=20)[1]
        # A folder that has no page is asked for by the tests themselves.
        assert [line for line in said.splitlines() if "directory index of" not in line] == []
    finally:
        shutil.rmtree(folder)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copyfile(source, target)


def _wait(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(200):
        assert process.poll() is None, process.communicate()[1]
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
