#!/bin/sh
# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# A request to port 8080 of a sandbox. GATEWAY is like https://sandboxes.example, SANDBOX an id, TOKEN its access token;
# the token goes by standard input, since other users of a machine can read a program's arguments.
set -eu
printf 'header = "X-Access-Token: %s"\n' "$TOKEN" |
    curl --silent --show-error --fail --config - --data 'hello' "$GATEWAY/api/v1/sandbox/$SANDBOX/port/8080/echo"
