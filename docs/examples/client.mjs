// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A request to port 8080 of a sandbox, by Node 18 or newer. GATEWAY is like https://sandboxes.example, SANDBOX an id,
// TOKEN its access token. A page in a browser cannot know a token: it opens a link (liteboxctl gateway link).
const { GATEWAY, SANDBOX, TOKEN } = process.env;
const answer = await fetch(`${GATEWAY}/api/v1/sandbox/${SANDBOX}/port/8080/echo`, {
    method: "POST",
    headers: { "X-Access-Token": TOKEN },
    body: "hello",
});
if (!answer.ok) {
    throw new Error(`${answer.status} ${await answer.text()}`);
}
console.log(await answer.text());
