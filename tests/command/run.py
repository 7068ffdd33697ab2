# SPDX-License-Identifier: MIT
"""python3 tests/command/run.py COMMAND...: the command as people call it. Last line: command: N passed, N failed."""
import os
import sys

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import accounts  # noqa: E402
import bad_input  # noqa: E402
import checks  # noqa: E402
import exports  # noqa: E402
import formats  # noqa: E402
import forms  # noqa: E402
import models  # noqa: E402
import other_verbs  # noqa: E402
import streams  # noqa: E402
import tables  # noqa: E402
from calling import Command  # noqa: E402

sys.exit(checks.run("command", [formats, exports, streams, tables, bad_input, other_verbs, models, accounts, forms], Command(sys.argv[1:])))
