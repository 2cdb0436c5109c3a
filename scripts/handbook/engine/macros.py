"""The shim that the macros plugin loads: each macro name becomes a function that returns its prepared text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

if TYPE_CHECKING:
    from .session import Session


def define_env(env: Any) -> None:
    """Register every macro with the plugin's environment."""
    from handbook.engine import session
    from handbook.load.signatures import SIGNATURES

    for name in SIGNATURES:
        env.macro(_answer(session.current, name), name)


def _answer(current: Callable[[], Session], name: str) -> Callable[..., str]:
    def answer(*_arguments: str, **_options: str) -> str:
        return current().next_place(name)

    return answer
