# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of whole programs share: programs that end with the test however it ends, waiting, claims."""

import subprocess
import sys
import time

_failures = []


def holds(claim, wanted, got):
    """Prints whether it does; a failure fails the test at its end."""
    print(f"ok: {claim}" if wanted == got else f"FAILED: {claim}: wanted {wanted!r}, got {got!r}", flush=True)
    if wanted != got:
        _failures.append(claim)


def soon(question, seconds):
    """Asks until the answer is true or the time is over, and returns the last one."""
    deadline = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return answer


def until(question, seconds=60):
    """Asks until the answer is true, and returns it."""
    return soon(question, seconds) or sys.exit("FAILED: it did not come true in time")


def finish():
    """Ends the test: with 1, and the claims that failed, if there are any."""
    if _failures:
        print(f"{len(_failures)} claims failed:", *_failures, sep="\n  ")
    sys.exit(1 if _failures else 0)


class Programs:
    """with Programs() as programs: what it starts is ended at the end of the block, the last one first, and has to end with 0."""

    def __init__(self):
        self._started = []

    def __enter__(self):
        return self

    def start(self, *command, **options):
        program = subprocess.Popen(command, text=True, **{"stdout": subprocess.PIPE, **options})
        self._started.append(program)
        return program

    def __exit__(self, kind, *_):
        for program in reversed(self._started):
            program.terminate()
        codes = []
        for program in reversed(self._started):
            try:
                codes.append(program.wait(timeout=30))
            except subprocess.TimeoutExpired:
                program.kill()
                codes.append("did not end within 30 s")
        if kind is None:
            holds("they end well", [0] * len(codes), codes)
