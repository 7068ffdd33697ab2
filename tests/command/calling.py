# SPDX-License-Identifier: MIT
"""How the tests call the command, and the invented contacts that they give it."""
import json
import os
import random
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NOW = "2026-11-21T09:00:00Z"


class Command:
    """`words` start it: a binary, or Node with its wasm build."""

    def __init__(self, words):
        self.words = words

    def __call__(self, *arguments, given=b""):
        """Exit code, stdout, stderr."""
        given = given.encode("utf-8") if isinstance(given, str) else given
        run = subprocess.run([*self.words, *arguments], input=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
                             timeout=900)
        return run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8", "replace")

    def peak(self, *arguments):
        """Exit code, stderr, and the largest memory that it took in kB, as the kernel counts it for the child alone."""
        script = ("import resource,subprocess,sys; code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL); "
                  "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        run = subprocess.run([sys.executable, "-c", script, *self.words, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
        code, kilobytes = map(int, run.stdout.split()[-2:])
        return code, run.stderr.decode("utf-8", "replace"), kilobytes

    def most_memory(self):
        """64 MiB in kB; in Node, beyond what Node itself takes."""
        return 64 * 1024 + (self.peak("models")[2] if self.words[0] == "node" else 0)

    def qualify(self, given, *options):
        return self("qualify", "--model", "reference", "--now", NOW, *options, "-", given=given)


def contact(number=1, **more):
    person = {"name": f"Invented Person {number}", "title": "Marketing Manager", "email": f"person{number}@firm{number % 7}.example"}
    return {"id": f"c{number}", "person": person, "company": {"name": f"Firm {number % 7}", "employees": 120}, **more}


def ndjson(contacts):
    return "".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n" for one in contacts)


def seeded(count, seed=20261121):
    """Contacts of every kind: rich, bare, contradictory. The same seed, the same bytes."""
    dice = random.Random(seed)

    def some(chance, value):
        return value if dice.random() < chance else None

    def day():
        return f"2026-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}T{dice.randint(0, 23):02}:{dice.randint(0, 59):02}:00Z"

    def event():
        kind = dice.choice(["page_view", "email_open", "email_click", "download", "webinar", "contact_request", "meeting", "call"])
        one = {"type": kind, "at": day(), "asset": some(.5, dice.choice(["buyers_guide", "trend_guide", "case_study", "demo"])),
               "topic": some(.5, dice.choice(["product", "pricing", "blog", "careers", "support"]))}
        return {key: value for key, value in one.items() if value is not None}

    for number in range(count):
        one = {
            "id": f"s{number}",
            "person": {"name": f"Invented {number}", "title": dice.choice(["CEO", "Head of Marketing", "Student", "IT manager", ""]),
                       "email": f"p{number}@{dice.choice(['firm.example', 'gmail.com', 'uni.example'])}"},
            "company": {"name": f"Firm {number % 999}", "employees": dice.choice([None, 3, 49, 50, 500, 501, {"min": 40, "max": 90}])},
            "bant": {"budget": some(.5, {"amount": dice.randint(0, 60000), "currency": dice.choice(["EUR", "USD", "XXX"])}),
                     "authority": some(.5, {"role": dice.choice(["decision maker", "user", "influencer"])}),
                     "need": some(.5, {"problem": "leads go cold"}),
                     "timeline": some(.5, {"withinDays": dice.randint(1, 800), "timely": dice.choice([True, False, None])})},
            "observed": some(.2, ["page_view", "email_click"]),
            "consent": some(.1, {"profiling": dice.random() < .5}),
            "events": [event() for _ in range(dice.choice([0, 0, 1, 3, 12]))],
            "lifecycle": {"createdAt": day(), "stage": some(.1, dice.choice(["customer", "partner", "open"]))},
        }
        yield {key: value for key, value in one.items() if value is not None}
