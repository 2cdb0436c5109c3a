"""Live reload: open pages hear of each build through a stream of events; a script in each page listens."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ADDRESS = "/__live"
FILES = {f"{ADDRESS}.js": "live.js", f"{ADDRESS}.css": "live.css"}
BEAT = 15.0  # seconds between signs of life, so that a closed tab is noticed
WAITING = b"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>The handbook is being built</title></head>
<body><p>The handbook is being built; this page shows it as soon as it is ready.</p></body></html>
"""


@dataclass(frozen=True)
class State:
    """What the last build came to."""

    build: str  # names the build whose site is shown
    failed: bool = False
    text: str = ""  # what a failed build said


class Live:
    """The state of the build, and those who wait to hear of it."""

    def __init__(self) -> None:
        self._started = f"{time.time():.0f}"  # builds of another run of the server have other names
        self._count = 0
        self._state = State(self._name())
        self._change = threading.Condition()
        self._closed = False

    def _name(self) -> str:
        return f"{self._started}-{self._count}"

    @property
    def state(self) -> State:
        """What the last build came to."""
        return self._state

    def succeed(self) -> None:
        """A new site is there."""
        with self._change:
            self._count += 1
            self._state = State(self._name())
            self._change.notify_all()

    def fail(self, text: str) -> None:
        """The last site stays; this is why."""
        with self._change:
            self._state = State(self._name(), failed=True, text=text)
            self._change.notify_all()

    def close(self) -> None:
        """Let everyone who waits go."""
        with self._change:
            self._closed = True
            self._change.notify_all()

    def events(self) -> Iterator[bytes]:
        """The stream for one open page: the state now, and each state after it."""
        told: State | None = None
        yield b"retry: 500\n\n"
        while not self._closed:
            state = self._state
            if state != told:
                told = state
                data = json.dumps({"build": state.build, "failed": state.failed, "text": state.text})
                yield f"event: state\ndata: {data}\n\n".encode()
            else:
                yield b": still here\n\n"
            with self._change:
                if self._state == told and not self._closed:
                    self._change.wait(BEAT)

    def into(self, page: bytes) -> bytes:
        """A page with the script that listens."""
        tag = f'<script type="module" src="{ADDRESS}.js?build={self._state.build}"></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        return before + tag + end + after if end else page + tag


def own_file(address: str) -> tuple[bytes, str] | None:
    """One of the server's own files and its name."""
    name = FILES.get(address)
    return ((Path(__file__).parent / name).read_bytes(), name) if name else None
