# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the management API share: a client that holds every answer to the document."""

import http.client
import json
import pathlib

from api_document import ApiDocument

document = ApiDocument((pathlib.Path(__file__).resolve().parents[3] / "docs" / "openapi.json").read_text(encoding="utf-8"))
faults = []


class Client:
    """Asks one gateway with one API token."""

    def __init__(self, port, token=None):
        self.port = port
        self.token = token

    def ask(self, method, path, body=None, **fields):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if body is not None and not isinstance(body, (bytes, str)):
            headers.setdefault("Content-Type", "application/json")
            body = json.dumps(body)
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        kind = answer.getheader("Content-Type") or ""
        parsed = json.loads(text) if "json" in kind else text
        fault = path.startswith("/api/v1/") and not path.startswith("/api/v1/sandbox/") and document.fault(
            method, path, answer.status, kind, parsed)
        if fault:
            faults.append(fault)
        return answer, parsed

    def get(self, path):
        return self.ask("GET", path)[1]

    def status(self, method, path, body=None, **fields):
        return self.ask(method, path, body, **fields)[0].status
