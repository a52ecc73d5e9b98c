// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/engine/gateway_fixture.h"

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::engine {

/// What a client got for the bytes it sent, and what the sandbox saw of them.
struct Outcome
{
    std::string statuses;           ///< of all responses in order: "200 401"
    std::string seen;               ///< every whole request of the sandbox: "GET /a; POST /b [body]"
    std::string bodies;             ///< of all responses, in order: "ok|hi"; "-" where it was no 200
    std::string received;           ///< every byte the client got
    std::vector<std::string> heads; ///< of every whole request of the sandbox
    bool wasReset = false;
};

/// Sends raw bytes through the gateway to a sandbox that is strict about what it reads, and records it.
class ConformanceFixture : public GatewayFixture
{
protected:
    /// A sandbox that answers each request with 200 "ok".
    void startRecording();

    /// A sandbox that answers requests for /raw with these bytes, and every other as startRecording() does. After them
    /// it closes, if so told.
    enum class Afterwards { Stay, Close };
    void startAnswering(std::string raw, Afterwards afterwards = Afterwards::Stay);

    /// Puts the fixture's target, fields and token where {target}, {fields} and {token} stand.
    std::string filled(std::string_view text) const;

    /// Sends `bytes` and, where it is still wanted, a last request, which has the connection closed: whatever the
    /// gateway takes for more requests shows. Ends gateway and sandbox.
    Outcome talk(std::string_view bytes, std::string_view last = lastRequest);

    static constexpr std::string_view lastRequest = "GET {target}/last HTTP/1.1\r\n{fields}Connection: close\r\n\r\n";

private:
    void record(tests::BlockingClient &peer);
    bool answerNext(tests::BlockingClient &peer);
    static bool readBody(tests::BlockingClient &peer, std::string_view head, std::string &body);

    std::string m_raw;
    Afterwards m_afterwards = Afterwards::Stay;
    std::mutex m_mutex;
    std::string m_seen;
    std::vector<std::string> m_heads;
};

/// The value of a field in a message head; empty if it is not there.
std::string fieldOf(std::string_view head, std::string_view name);

} // namespace liteboxd::engine
