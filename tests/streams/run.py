# SPDX-License-Identifier: MIT
"""One line in, one line out, same order, exit code: so a stream may be cut between any two lines, its parts run anywhere, and again."""
import os
import signal
import subprocess
import sys
import tempfile

sys.path[:0] = [os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), *rest) for rest in ((), ("command",))]
import checks  # noqa: E402
from calling import NOW, ROOT, ndjson, seeded  # noqa: E402

CONTACTS = int(os.environ.get("BANTAM_STREAMED", 20_000))
PARTS = 40


class Stream:
    """A file of contacts, one line of it bad, and what one plain run answers."""

    def __init__(self, command, folder):
        self.command = [*command, "qualify", "--now", NOW, "--format", "ndjson"]
        lines = ndjson(seeded(CONTACTS)).encode("utf-8").splitlines(keepends=True)
        lines[CONTACTS // 3] = b'{"person":\n'
        size = -(-len(lines) // PARTS)
        self.parts = [b"".join(lines[at:at + size]) for at in range(0, len(lines), size)]
        self.file = os.path.join(folder, "contacts.ndjson")
        with open(self.file, "wb") as file:
            file.writelines(lines)
        plain = subprocess.run([*self.command, self.file], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT)
        self.code, self.answers = plain.returncode, plain.stdout


def qualify(command, part):
    """On a worker: its process, the exit code and the answers. A command that was killed, or used wrongly, is an error to be tried again."""
    run = subprocess.run([*command, "-"], input=part, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"exit code {run.returncode}")
    return os.getpid(), run.returncode, run.stdout


def TestThePlainRunNamesItsBadLineInItsPlace(stream):
    lines = stream.answers.splitlines()
    if stream.code != 1 or len(lines) != CONTACTS or not lines[CONTACTS // 3].startswith(b'{"error":'):
        yield f"exit code {stream.code}, {len(lines)} lines"


def TestDaskWorkersGiveTheSameBytesWhenOneIsKilledMidway(stream):
    import dask
    from distributed import Client, LocalCluster, as_completed
    # Where other tests take the processors, a worker may be long in coming: that is not what is asked here.
    dask.config.set({f"distributed.comm.timeouts.{what}": "5 minutes" for what in ("connect", "tcp")})
    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None) as cluster, Client(cluster) as client:
        processes = client.run(os.getpid)
        tasks = client.map(qualify, [stream.command] * len(stream.parts), stream.parts, retries=3, pure=False)
        killed, done = None, 0
        for _ in as_completed(tasks):
            done += 1
            worker = None
            if not killed and done >= len(tasks) // 8:
                worker = next((address for address, running in client.processing().items() if running), None)
            if worker is None:
                continue
            killed = processes[worker]
            os.kill(killed, signal.SIGKILL)
            print(f"    killed worker {killed} of {sorted(processes.values())} after {done} of {len(tasks)} parts")
        results = client.gather(tasks)
        if not killed or killed in client.run(os.getpid).values():
            yield "no worker was killed"
    by = {pid: sum(found == pid for found, _, _ in results) for pid, _, _ in results}
    print(f"    parts by worker: {by}")
    if len(by) < 2:
        yield f"one process did all: {by}"
    if b"".join(answers for _, _, answers in results) != stream.answers:
        yield "not the bytes of one plain run"
    if max(code for _, code, _ in results) != stream.code:
        yield "another exit code"


def TestParallelGivesTheSameBytes(stream):
    block = str(os.path.getsize(stream.file) // PARTS)
    run = subprocess.run(["parallel", "--will-cite", "--pipepart", "--keep-order", "--jobs", "3", "--block", block, "--arg-file", stream.file, *stream.command, "-"],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    if run.stdout != stream.answers:
        yield f"not the bytes of one plain run: {run.stderr[-500:]}"
    if run.returncode != 1:   # it counts the jobs that ended otherwise than with 0: the one with the bad line
        yield f"exit code {run.returncode}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        command = [os.path.abspath(word) if os.path.exists(word) else word for word in sys.argv[1:]]
        return checks.run("streams", [sys.modules[__name__]], Stream(command, folder))


if __name__ == "__main__":   # workers read this file too
    sys.exit(main())
