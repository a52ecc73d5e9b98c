// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/node/pod_reach.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::demo {

/// nc [-z] [-v] [-w SECONDS] HOST PORT [-e PROGRAM], over the network of PodReach: nothing is sent anywhere. With -e or -z
/// it connects and ends. Otherwise it stands for a web server or, on port 53, a name server: each HTTP request, or the one
/// query (RFC 1035, 4.2.2), gets an answer for as long as the policies let it through. Sans-I/O.
class TinyNetcat
{
public:
    using Time = std::chrono::steady_clock::time_point;

    TinyNetcat(const std::vector<std::string> &words, Dialer dialer, Time now);

    /// Goes on as far as it can with what is in `input`, of which it takes what it reads.
    void run(Time now, std::string &input, bool inputEnded);

    std::string takeOutput();
    std::string takeErrors();
    std::optional<int> exitCode() const { return m_exitCode; }
    std::optional<Time> wakeAt() const { return m_until; }

private:
    void connect(Time now);
    void answer(std::string &input, bool inputEnded);

    Dialer m_dialer;
    Dial m_dial;
    std::chrono::seconds m_limit{0}; ///< 0: none
    bool m_onlyConnects = false;
    bool m_isConnected = false;
    std::string m_request;
    std::string m_output;
    std::string m_errors;
    std::optional<Time> m_until; ///< when it gives up
    std::optional<int> m_exitCode;
};

} // namespace liteboxd::demo
