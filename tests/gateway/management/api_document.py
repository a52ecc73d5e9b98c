# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what an API answers against its OpenAPI document: no operation, status, content type or body that it does not say,
and every operation that it says was asked for."""

import json
import re

import jsonschema


class ApiDocument:
    def __init__(self, text):
        self.document = json.loads(text)
        self.resolver = jsonschema.RefResolver.from_schema(self.document)
        self.done = set()

    def operations(self):
        return {(method.upper(), path) for path, item in self.document["paths"].items()
                for method in item if method != "parameters"}

    def path_of(self, path):
        """The literal ones first: /templates/export is no template."""
        path = path.split("?")[0]
        patterns = sorted(self.document["paths"], key=lambda pattern: "{" in pattern)
        return next((pattern for pattern in patterns if re.fullmatch(re.sub(r"{\w+}", "[^/]+", pattern), path)), None)

    def fault(self, method, path, status, kind, body):
        """What the document does not say about an answer; None: it says all of it."""
        pattern = self.path_of(path)
        operation = self.document["paths"].get(pattern, {}).get(method.lower())
        if operation is None:
            return None if status in (404, 405) else f"{method} {path} is not in the document"
        answer = operation["responses"].get(str(status))
        if answer is None:
            return f"{method} {pattern} does not say that it may answer {status}"
        if status < 300:
            self.done.add((method, pattern))
        answer = self.resolver.resolve(answer["$ref"])[1] if "$ref" in answer else answer
        kinds = answer.get("content", {})
        kind = (kind or "").split(";")[0]
        if kinds and kind not in kinds:
            return f"{method} {pattern} answers {status} as {kind}"
        schema = kinds.get(kind, {}).get("schema")
        if schema is None or "json" not in kind:
            return None
        faults = jsonschema.Draft202012Validator(schema, resolver=self.resolver).iter_errors(body)
        first = next(faults, None)
        return first and f"{method} {pattern} {status}: {first.json_path} {first.message[:300]}"
