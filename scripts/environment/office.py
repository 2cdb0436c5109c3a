"""LibreOffice, in which a test opens the Word and Excel files: found where it usually is, else Debian's installed."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from environment import apt
from environment.progress import SetupFailed, say

VARIABLE = "HANDBOOK_OFFICE"
# Writer and Calc without their windows, and letters to print with.
PACKAGES = ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "fonts-liberation")


def usual_places(platform: str, variables: Mapping[str, str]) -> Iterator[Path]:
    """Where LibreOffice is installed on a platform, besides the search path."""
    if platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    elif platform == "win32" and variables.get("PROGRAMFILES"):
        yield Path(variables["PROGRAMFILES"]) / "LibreOffice/program/soffice.exe"


def find(platform: str = sys.platform, variables: Mapping[str, str] = os.environ) -> Path | None:
    """The LibreOffice that is there: named by HANDBOOK_OFFICE, on the search path or in a usual place."""
    for command in filter(None, (variables.get(VARIABLE), "soffice", "libreoffice")):
        found = shutil.which(command, path=variables.get("PATH", ""))
        if found:
            return Path(found)
    return next((path for path in usual_places(platform, variables) if path.is_file()), None)


def prepare() -> Path | None:
    """LibreOffice, installed where that may be done; none where it is missing: a build does not need it."""
    found = find()
    if found is None and apt.may_install():
        try:
            apt.install(*PACKAGES)
        except SetupFailed as failed:
            say(f"LibreOffice is not there, and no test opens the Word and Excel files in it: {failed}")
        found = find()
    return found
