# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests on the whole cluster share: kubectl, sandboxes, looking from inside a pod, claims."""

import json
import os
import pathlib
import re
import secrets
import subprocess
import sys
import time

NODES = os.environ["LITEBOXD_RIG_NODES"].split()
NODE_ADDRESS = {"node-1": "10.77.0.11", "node-2": "10.77.0.12"}
PUBLIC_ADDRESS = {"node-1": "203.0.113.11", "node-2": "203.0.113.12"}
LAN_HOST = "10.77.0.50"
METADATA = "169.254.169.254"
ALLOWED, DENIED, WILD, NAMES = (f"198.51.100.{n}" for n in (10, 11, 12, 53))
API_SERVICE = "10.43.0.1"
DNS_SERVICE = "10.43.0.10"
RUN = pathlib.Path(os.environ["LITEBOXD_RIG_DIR"])

_failures = []


def kubectl(*arguments, text=None, check=True):
    """Output of kubectl as the administrator."""
    done = subprocess.run(["kubectl", *arguments], input=text, capture_output=True, text=True, timeout=180)
    if check and done.returncode != 0:
        raise RuntimeError(f"kubectl {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def control(*words):
    """Steers the rig: control("restart", "agent", "node-2")."""
    subprocess.run([os.environ["LITEBOXD_RIG_CONTROL"], *words], check=True, stdout=subprocess.DEVNULL)


def holds(claim, wanted, got):
    """Prints whether it does; a failure fails the test at its end."""
    if wanted == got:
        print(f"ok: {claim}", flush=True)
    else:
        print(f"FAILED: {claim}: wanted {wanted!r}, got {got!r}", flush=True)
        _failures.append(claim)


def note(text):
    print(f"    {text}", flush=True)


def until(claim, seconds, question):
    """Asks until the answer is true; returns the seconds that took, or None (and the claim has failed)."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        try:
            if question():
                took = time.monotonic() - start
                print(f"ok: {claim} ({took:.1f} s)", flush=True)
                return took
        except (RuntimeError, OSError, subprocess.SubprocessError):
            pass
        time.sleep(0.2)
    print(f"FAILED: {claim}: not so within {seconds} s", flush=True)
    _failures.append(claim)
    return None


def finish():
    if _failures:
        print(f"{len(_failures)} claims failed:", *_failures, sep="\n  ")
    sys.exit(1 if _failures else 0)


class Sandbox:
    """A sandbox as LiteBoxd makes them, with the rig's stand-in as its program."""

    def __init__(self, identifier, node, internet=False):
        self.identifier = identifier
        self.name = "sandbox-" + identifier
        self.node = node
        self.token = secrets.token_hex(32)
        labels = {"app": "liteboxd", "sandbox-id": identifier, "liteboxd.io/managed-by": "liteboxd-server"}
        if internet:
            labels["liteboxd.io/internet-access"] = "true"
        self.pod = {
            "apiVersion": "v1", "kind": "Pod",
            "metadata": {"name": self.name, "namespace": "liteboxd", "labels": labels, "annotations": {
                "liteboxd.io/access-token": self.token, "liteboxd/ttl": "3600",
                "liteboxd/created-at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}},
            "spec": {
                "nodeSelector": {"kubernetes.io/hostname": node},
                "automountServiceAccountToken": False, "enableServiceLinks": False, "restartPolicy": "Never",
                "terminationGracePeriodSeconds": 0,
                "securityContext": {"seccompProfile": {"type": "RuntimeDefault"}},
                "containers": [{
                    "name": "main", "image": "liteboxd.local/standin:1", "imagePullPolicy": "Never",
                    "securityContext": {"allowPrivilegeEscalation": False},
                    "resources": {"requests": {"cpu": "10m", "memory": "16Mi"},
                                  "limits": {"cpu": "500m", "memory": "128Mi"}}}]}}

    @property
    def address(self):
        return kubectl("-n", "liteboxd", "get", "pod", self.name, "-o", "jsonpath={.status.podIP}")

    def shell(self, script):
        """What the script prints inside the sandbox."""
        return kubectl("-n", "liteboxd", "exec", self.name, "--", "sh", "-c", script)

    def label(self, internet):
        kubectl("-n", "liteboxd", "label", "--overwrite", "pod", self.name,
                "liteboxd.io/internet-access=true" if internet else "liteboxd.io/internet-access-")

    def reach(self, places):
        """Which of the places {name: "address:port"} take a TCP connection of the sandbox: "open", "refused" (something
        answered that nobody listens) or "closed" (nothing answered)."""
        probe = "".join(
            f"(r=$(timeout 3 nc -w 2 {place.replace(':', ' ')} -e true 2>&1 </dev/null); s=$?; "
            f"case \"$s:$r\" in 0:*) w=open;; *refused*) w=refused;; *) w=closed;; esac; echo \"{name}=$w\") & "
            for name, place in places.items())
        return dict(line.split("=") for line in self.shell(probe + "wait").split())

    def opens(self, place):
        return self.reach({"it": place})["it"] == "open"

    def resolves(self, name):
        """The address the name has inside the sandbox, "refused" or "nothing"."""
        answer = self.shell(f"nslookup -type=a {name}. 2>&1 || true")
        found = re.search(r"^Address: ([0-9.]+)$", answer, re.MULTILINE)
        return found[1] if found else "refused" if "REFUSED" in answer else "nothing"

    def fetches(self, name, port=80):
        """Whether the site (or the echo) of that name answers. (wget of Debian's static busybox crashes.)"""
        request = r"GET /hello HTTP/1.0\r\nHost: it\r\n\r\n"
        return "GET /hello" in self.shell(f"printf '{request}' | timeout 4 nc -w 3 {name} {port} 2>&1 || true")


def create(*sandboxes):
    items = [sandbox.pod for sandbox in sandboxes]
    kubectl("apply", "-f", "-", text=json.dumps({"apiVersion": "v1", "kind": "List", "items": items}))
    kubectl("-n", "liteboxd", "wait", "--for=condition=Ready", "--timeout=120s",
            *(f"pod/{sandbox.name}" for sandbox in sandboxes))


def remove(*sandboxes):
    kubectl("-n", "liteboxd", "delete", "pod", "--now", "--wait=true", *(sandbox.name for sandbox in sandboxes))
