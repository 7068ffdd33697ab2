# SPDX-License-Identifier: MIT
"""What the command makes of a model for pages to load: a text, or a module that holds it."""
import json
import os
import tempfile


def wrong_files(bantam, verb, says):
    """Faults of `verb -o`: what is written is not what goes to standard output, or the description lacks `says`."""
    text = bantam(verb, "reference")[1]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.txt", "a.js", "a.mjs"):
            path = os.path.join(folder, name)
            code, said, err = bantam(verb, "-o", path, "reference")
            with open(path, encoding="utf-8") as file:
                written = file.read()
            if name.endswith("js"):
                written = json.loads(written.removeprefix("export default ").removesuffix(";\n"))
            if code != 0 or err or written != text or says not in said:
                yield f"{name}: exit code {code}: {err}{said}"
        code, _, err = bantam(verb, "-o", os.path.join(folder, "none", "a.js"), "reference")
        if code != 2 or "cannot be written" not in err:
            yield f"exit code {code}: {err}"
