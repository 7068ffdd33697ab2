# SPDX-License-Identifier: MIT
"""The files under version control, and those about to be: what the other modules look at."""
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def git(*arguments):
    # The tests may run as another user than the one who cloned.
    command = ["git", "-c", "safe.directory=*", "-C", ROOT, *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")


def files(*endings):
    """Tracked files and new ones that are not ignored, by path from the root."""
    names = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    present = [name for name in sorted(set(names)) if name and os.path.isfile(os.path.join(ROOT, name))]
    return [name for name in present if not endings or name.endswith(endings)]


def text(name):
    with open(os.path.join(ROOT, name), encoding="utf-8", errors="surrogateescape") as file:
        return file.read()


def is_binary(name):
    with open(os.path.join(ROOT, name), "rb") as file:
        return b"\0" in file.read(8192)
