"""nginx, the web server that the handbook has a configuration for, with the module that sends Brotli copies."""

import os
import shutil
import tempfile
from pathlib import Path

from environment import apt
from environment.process import follow
from environment.progress import SetupFailed

PACKAGES = ("nginx", "libnginx-mod-http-brotli-static")
# As the container does: the system's own list of modules, then one that is not built in.
ASKS = "pid {0}/pid;\ninclude /etc/nginx/modules-enabled/*.conf;\nevents {{}}\nhttp {{ brotli_static on; }}\n"


def find() -> Path | None:
    """The nginx of this machine, if it has what the configuration asks for."""
    own = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    return Path(own) if own and _knows_brotli(own) else None


def _knows_brotli(nginx: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "nginx.conf"
        asked.write_text(ASKS.format(folder), encoding="utf-8")
        return follow([nginx, "-e", "stderr", "-t", "-c", asked])[0] == 0


def prepare() -> Path | None:
    """An nginx that the tests can start, installed if there is none.

    Elsewhere than on Debian the module is hard to come by: there the tests with nginx are passed over, and say so.
    """
    found = find()
    if not found and apt.may_install():
        apt.install(*PACKAGES)
        found = find()
    if found or not os.environ.get("CI"):
        return found
    raise SetupFailed(
        f"The tests need nginx with its Brotli module: install it, then try again. "
        f"On Debian or Ubuntu:  sudo apt install {' '.join(PACKAGES)}"
    )
