"""Serve a site, and build it again after each change: python -m handbook.server --build-command PROGRAM …"""

import argparse
import signal
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from handbook.server.build import Builds
from handbook.server.folder import Folder
from handbook.server.reload import Live
from handbook.server.serve import Server, open_server
from handbook.server.watch import Watch


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="handbook.server", description="Serve the built site on this computer.")
    parser.add_argument("--folder", type=Path, default=Path("site"), help="the folder to serve")
    parser.add_argument("--port", type=int, help="8000, or the next one that is free, when it is not given")
    parser.add_argument("--base-path", default="/", help="serve under this path, for instance /handbook/")
    parser.add_argument("--open", action="store_true", help="open the browser")
    parser.add_argument("--watch", type=Path, action="append", default=[], help="watch this folder too")
    parser.add_argument(
        "--build-command",
        nargs=argparse.REMAINDER,
        help="what builds the site; all that follows belongs to it",
    )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Serve until Ctrl-C."""
    options = read(arguments)
    live = Live() if options.build_command else None
    try:
        server = open_server(Folder(options.folder, options.base_path), options.port, live)
    except OSError as error:
        print(
            f"error: port {options.port} is taken ({error.strerror}); without --port a free one is taken",
            file=sys.stderr,
        )
        return 1
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    print(f"The handbook is at {server.address} (for this computer only). Ctrl-C stops it.", flush=True)
    if options.open:
        webbrowser.open(server.address)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C
    try:
        with _following(options, live):
            while True:  # a wait without an end cannot be interrupted on Windows
                time.sleep(0.5)
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
    finally:
        _close(server, live)
    return 0


@contextmanager
def _following(options: argparse.Namespace, live: Live | None) -> Iterator[None]:
    """Build now, and after each change while the block runs."""
    if live is None:
        yield
        return
    root = Path.cwd()
    builds = Builds(options.build_command, root, live)
    watch = Watch(root, builds.run, options.watch)
    try:
        watch.start()
        builds.run()
        yield
    finally:
        builds.stop()
        watch.stop()


def _close(server: Server, live: Live | None) -> None:
    """Let go of readers and of the port."""
    if live:
        live.close()
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
