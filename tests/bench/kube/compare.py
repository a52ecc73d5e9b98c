#!/usr/bin/env python3
# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py BENCH_KUBE PEERS: our cache of sandboxes beside client-go's shared informer and a bare curl, on the API
server of the rig it runs in. Fills the server first; the three take turns; medians. tests/bench/kube/run calls this."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RESOLUTION = 1.08  # differences below 8 % are not resolved
TARGET = "/api/v1/namespaces/liteboxd/pods?labelSelector=app%3Dliteboxd%2Csandbox-id&resourceVersion=0"


class Follower:
    """A program that follows the pods and tells what it has spent when it is asked."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.loaded = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.process.args[0]} ended without an answer")
        return json.loads(line)

    def ask(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.answer()

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def server_cpu():
    """CPU seconds of the API server so far."""
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        if b"--etcd-servers" in status.read_bytes():
            fields = (status.parent / "stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def load(*command):
    before = server_cpu()
    follower = Follower(*command)
    follower.end()
    return {**follower.loaded, "serverCpuSeconds": server_cpu() - before}


def curl():
    """The same list in the same encoding, thrown away."""
    pki = Path(os.environ["LITEBOXD_RIG_DIR"]) / "pki"
    before = server_cpu()
    output = subprocess.run(
        ["curl", "--silent", "--fail", "--http1.1", "--cacert", pki / "authority.crt", "-K", pki / "curl-token",
         "-H", "Accept: application/vnd.kubernetes.protobuf", "-H", "Accept-Encoding: gzip", "-o", "/dev/null",
         "-w", "%{time_total} %{size_download}", os.environ["LITEBOXD_RIG_SERVER"] + TARGET],
        check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return {"allSeconds": float(output[0]), "megabytes": int(output[1]) / 1e6,
            "serverCpuSeconds": server_cpu() - before}


def take_turns(rounds, *programs):
    """What each gave in each round. Another one begins each round: a round makes the API server allocate about what it
    collects garbage after, so in a fixed order the same program would meet the collection, 0.25 s of CPU, every time."""
    results = [[] for _ in programs]
    for first in range(rounds):
        for turn in range(len(programs)):
            which = (first + turn) % len(programs)
            results[which].append(programs[which]())
    return results


def follow_changes(ours, peer, peers, rate, seconds):
    """Percent of a core, and MiB, that each takes while pods change; both see the same changes."""
    followers = {"ours": Follower(*ours), "client-go": Follower(*peer)}
    churn = subprocess.Popen([peers, "churn", str(rate)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    time.sleep(1)
    before = {name: follower.ask() for name, follower in followers.items()}
    begin = time.monotonic()
    time.sleep(seconds)
    after = {name: follower.ask() for name, follower in followers.items()}
    took = time.monotonic() - begin
    churn.communicate()
    result = {}
    for name, follower in followers.items():
        follower.end()
        result[name] = {"percent": 100 * (after[name]["cpuSeconds"] - before[name]["cpuSeconds"]) / took,
                        "residentMiB": after[name]["residentMiB"],
                        "perSecond": (after[name]["changes"] - before[name]["changes"]) / took}
    return result


def median(rounds, name):
    return statistics.median(one.get(name, 0) for one in rounds)


class Table:
    def __init__(self):
        self.missed = 0
        print(f"\n{'figure':<40}{'ours':>9}{'client-go':>11}{'curl':>8}   goal")

    def row(self, name, ours, peer=None, bare=None, goals=()):
        """`goals`: (what it is called, the most it may be)."""
        cells = [f"{value:.2f}" if value is not None else "" for value in (ours, peer, bare)]
        verdicts = []
        for words, most in goals:
            holds = ours <= most * RESOLUTION
            self.missed += not holds
            verdicts.append(f"{words} = {most:.2f}: {'holds' if holds else 'MISSED'}")
        print(f"{name:<40}{cells[0]:>9}{cells[1]:>11}{cells[2]:>8}   {'; '.join(verdicts)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench_kube")
    parser.add_argument("peers")
    parser.add_argument("--pods", type=int, default=10000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--rate", type=int, default=100, help="changes per second")
    parser.add_argument("--seconds", type=float, default=20, help="how long they go on")
    parser.add_argument("--no-goals", action="store_true", help="exit with 0 even if goals are missed")
    options = parser.parse_args()
    ours = (options.bench_kube, str(options.pods))
    peer = (options.peers, "informer", str(options.pods))
    filled = json.loads(subprocess.check_output([options.peers, "fill", str(options.pods)]))
    print(f"{filled['pods']} pods of {filled['jsonBytes']} bytes as JSON, {options.rounds} rounds", flush=True)

    load(*peer)  # the server's first answer is not like the others
    mine, theirs, bare = take_turns(options.rounds, lambda: load(*ours), lambda: load(*peer), curl)
    changes = follow_changes(ours, peer, options.peers, options.rate, options.seconds)

    table = Table()
    go_first, go_all = median(theirs, "firstSeconds"), median(theirs, "allSeconds")
    curl_all = median(bare, "allSeconds")
    table.row("seconds to the first 500 rows", median(mine, "firstSeconds"), go_first, None,
              [("0.25 x client-go's all", 0.25 * go_all)])
    table.row("seconds to all rows", median(mine, "allSeconds"), go_all, curl_all,
              [("0.75 x client-go", 0.75 * go_all), ("1.3 x curl", 1.3 * curl_all)])
    table.row("CPU seconds", median(mine, "cpuSeconds"), median(theirs, "cpuSeconds"), None,
              [("0.5 x client-go", 0.5 * median(theirs, "cpuSeconds"))])
    table.row("MiB the cache adds (client-go: resident)", median(mine, "cacheMiB"), median(theirs, "residentMiB"), None,
              [("0.3 x 270 MiB", 81)])
    table.row("MiB resident, the whole program", median(mine, "residentMiB"), median(theirs, "residentMiB"))
    table.row("ms the event loop stood still, at most", max(one["longestStallMs"] for one in mine), None, None,
              [("budget", 50)])
    table.row("API server's CPU seconds", *(median(rounds, "serverCpuSeconds") for rounds in (mine, theirs, bare)))
    table.row("MB on the wire", median(bare, "megabytes"), None, median(bare, "megabytes"))
    table.row(f"% of a core at {changes['ours']['perSecond']:.0f} changes/s", changes["ours"]["percent"],
              changes["client-go"]["percent"], None, [("budget", 2)])
    table.row("MiB resident then", changes["ours"]["residentMiB"], changes["client-go"]["residentMiB"])
    return 1 if table.missed and not options.no_goals else 0


if __name__ == "__main__":
    sys.exit(main())
