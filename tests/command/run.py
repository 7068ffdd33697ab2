# SPDX-License-Identifier: MIT
"""python3 tests/command/run.py COMMAND...: the command as people call it. Last line: command: N passed, N failed."""
import os
import sys

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import accounts  # noqa: E402
import bad_input  # noqa: E402
import checks  # noqa: E402
import compiled  # noqa: E402
import exports  # noqa: E402
import formats  # noqa: E402
import forms  # noqa: E402
import models  # noqa: E402
import other_verbs  # noqa: E402
import streams  # noqa: E402
import tables  # noqa: E402
import title_rows  # noqa: E402
from calling import Command  # noqa: E402

suites = [formats, exports, streams, tables, bad_input, other_verbs, models, accounts, forms, compiled]
if title_rows.PRESENT:
    suites.append(title_rows)
else:
    print(f"not run, since there are no rows: {title_rows.ROWS}")
sys.exit(checks.run("command", suites, Command(sys.argv[1:])))
