# SPDX-License-Identifier: MIT
"""`publish-form`."""
from published import wrong_files


def TestAFormIsWrittenAndTheListSaysWhatItGivesAway(bantam):
    code, form, said = bantam("publish-form", "reference", "--event", "download?asset=buyers_guide")
    if code != 0 or not form.startswith("bantam-form 1 "):
        yield f"exit code {code}: {form[:100]}{said}"
    for words in ("Which industry are you in?", "Software or technology", "What it gives away", "calendar:", "guide:", "What it does not contain", "Points, thresholds",
                  "person.title", "combinations of answers (at most 65,536)", "nodes (at most 20,000)", "asked just what the full model would ask"):
        if words not in said:
            yield f"the list does not say {words}: {said}"
    if bantam("publish-form", "reference", "--event", "download?asset=buyers_guide")[1] != form:
        yield "published twice, the bytes differ"


def TestTheListSaysWhatOptionsMeanInTheFileWhereTheirLabelsDoNot(bantam):
    code, form, said = bantam("publish-form", "reference", "--event", "download?asset=buyers_guide")
    for words in ("right-size means 50..500\n", 'software means "software"\n', "yes means yes\n", "none means none\n", 'other means "other", any other text\n', "the kind of e-mail address"):
        if words not in said:
            yield f"the list does not say {words}: {said}"
    for line in form.split("\n"):
        for meant in line.split("\t")[3:] if line.startswith("option\t") else ():
            if meant not in "-*yn" and meant.removeprefix("=") not in said:
                yield f"the form tells {meant}, the list does not"


def TestAFormGoesToAFileAsTextOrAsAModule(bantam):
    yield from wrong_files(bantam, "publish-form", "What it gives away")


def TestAFormSpeaksItsLanguageAndKeepsToItsNumberOfQuestions(bantam):
    code, form, said = bantam("publish-form", "--locale", "fi", "--questions", "2", "--steps", "sql=soitto,mql=opas,lead=opas,disqualified=opas", "enterprise-long-cycle")
    if code != 0 or "at most 2" not in said or "\nsteps\topas\tsoitto\n" not in form or "Alle 500" not in form or "Under 500" in form:
        yield f"exit code {code}: {form[:500]}{said}"


def TestWrongUseIsRefused(bantam):
    for arguments, words in (
        ((), "needs a model"),
        (("no-such-model",), "no model no-such-model"),
        (("--questions", "6", "reference"), "--questions must be 1 to 5"),
        (("--questions", "x", "reference"), "--questions must be 1 to 5"),
        (("--steps", "sql", "reference"), "--steps takes pairs"),
        (("--steps", "sql=mql", "reference"), "not a tier's"),
        (("--event", "knock", "reference"), "counts no such event"),
        (("--shout", "reference"), "no option --shout"),
    ):
        code, out, err = bantam("publish-form", *arguments)
        if code != 2 or out or words not in err:
            yield f"{arguments}: exit code {code}: {out[:100]}{err}"
