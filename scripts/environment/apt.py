"""Debian's own packages, where this process may install them."""

import os
import shutil

from environment.process import follow
from environment.progress import SetupFailed, step


def may_install() -> bool:
    """Whether this is a Debian-like system and this process is its administrator."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Install packages from Debian; SetupFailed with the reason when that does not work."""
    # A server that comes in a package is not started: RUNLEVEL stands for a machine for one person's upkeep.
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    with step(f"Installing {', '.join(packages)} (Debian)") as show:
        # A list that could not be brought up to date may still do: only a failed installation counts.
        follow(["apt-get", "update", "-q"], show, env=env)
        code, said = follow(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], show, env=env)
        if code:
            reason = next((line for line in said.splitlines() if line.startswith("E:")), "no reason given")
            raise SetupFailed(f"apt-get could not install {' '.join(packages)}: {reason}")
