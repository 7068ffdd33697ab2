# SPDX-License-Identifier: MIT
"""`compile`."""
import os
import tempfile

from published import wrong_files


def TestAModelIsCompiledToTheSameBytesEachTimeAndTheCommandSaysWhatItLoads(bantam):
    code, text, said = bantam("compile", "reference")
    if code != 0 or not text.startswith("bantam-model-") or "titles-en" not in said or "domains" not in said or "bytes" not in said:
        yield f"exit code {code}: {text[:100]}{said}"
    if bantam("compile", "reference")[1] != text:
        yield "compiled twice, the bytes differ"
    if bantam("compile", "consultancy")[1] == text:
        yield "another model gives the same bytes"


def TestACompiledModelGoesToAFileAsTextOrAsAModule(bantam):
    yield from wrong_files(bantam, "compile", "loads with it")


def TestWhatIsNoModelIsNotCompiled(bantam):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write('{"schemaVersion":1,"colour":"red"}')
        for arguments, words in (((), "needs a model"), (("no-such-model",), "no model no-such-model"), ((path,), "unknown_key $.colour"), (("--shout", "reference"), "no option --shout")):
            code, out, err = bantam("compile", *arguments)
            if code != 2 or out or words not in err:
                yield f"{arguments}: exit code {code}: {out[:100]}{err}"
