#!/usr/bin/env python3
# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py INDEX...: reads reports of the Autobahn test suite and names each case whose verdict through the gateway
is not the one it has without. Fails if there is one, or none was run."""

import json
import sys
from collections import Counter


def verdicts(cases):
    return {name: (case["behavior"], case["behaviorClose"]) for name, case in cases.items()}


def differences(path):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    directly, through = verdicts(report.get("direct", {})), verdicts(report.get("gateway", {}))
    print(f"{path}: {len(directly)} cases directly", dict(Counter(first for first, _ in directly.values())))
    if not directly:
        return ["no case was run"]
    return [f"{name}: {directly.get(name)} directly, {through.get(name)} through the gateway"
            for name in sorted(directly.keys() | through.keys()) if directly.get(name) != through.get(name)]


def main():
    faults = [fault for path in sys.argv[1:] for fault in differences(path)]
    print("\n".join(faults) if faults else "every verdict is the same through the gateway")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
