# SPDX-License-Identifier: MIT
"""python3 tests/house/run.py: the house's own rules as tests. Last line: house: N passed, N failed."""
import os
import sys

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import checks  # noqa: E402
import documents  # noqa: E402
import layers  # noqa: E402
import sources  # noqa: E402
import words  # noqa: E402

sys.exit(checks.run("house", [layers, sources, documents, words]))
