#!/usr/bin/env python3
"""The one command: sets up what a task needs, once, and then does the task; --help lists the tasks.

Written so that an older Python can still read it and say what is wrong; all else is in scripts/environment/.
"""

import sys

if sys.version_info < (3, 11, 5):
    sys.exit(
        "The handbook needs Python 3.11.5 or newer; this is %s. Install a newer one and run it with that."
        % sys.version.split()[0]
    )

from environment.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
