"""What a person sees while something long is done: a line for each step, on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class SetupFailed(Exception):
    """The set-up cannot go on; its text is one line that says what to do."""


def say(text: str) -> None:
    """Print a line for the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[Callable[[str], None]]:
    """Show a step and how long it took; hands back a function that shows how far it is."""
    import time

    started = time.monotonic()
    redraws = sys.stderr.isatty()
    if redraws:
        print(f"· {title} …", end="", file=sys.stderr, flush=True)
    else:
        say(f"· {title} …")

    def show(detail: str) -> None:
        if redraws:
            print(f"\r\x1b[K· {title} … {detail[:60]}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    except BaseException:
        if redraws:
            print(file=sys.stderr, flush=True)
        raise
    seconds = time.monotonic() - started
    if redraws:
        print(f"\r\x1b[K· {title}: done in {seconds:.0f} s", file=sys.stderr, flush=True)
    else:
        say(f"  done in {seconds:.0f} s")
