// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace liteboxd::flows {

/// flow.DNS: a question, or a question with its answer.
struct DnsRecord
{
    QString query;          ///< "pypi.org.", with the dot at the end
    QStringList queryTypes; ///< "A", "TXT"
    std::uint32_t rcode =
        0; ///< RFC 1035: 0 no error, 3 no such name, 5 refused (by policy, where Cilium's proxy answers)
    QStringList addresses;
    QStringList canonicalNames;
    QStringList answerTypes;
    std::uint32_t ttl = 0; ///< seconds
    QString source;        ///< who saw it: "proxy"
};

/// flow.HTTP.
struct HttpRecord
{
    QString method;
    QString url;
    std::uint32_t code = 0; ///< 0: a request
    QString protocol;       ///< "HTTP/1.1"
    QStringList headers{};  ///< "name:value"; to be matched, not to be shown: they may hold secrets
};

/// flow.L7FlowType; a number that is not here is kept.
enum class Layer7Type : int { Unknown = 0, Request = 1, Response = 2, Sample = 3 };

/// flow.Layer7. A record of another kind (Kafka) leaves both empty.
struct Layer7
{
    Layer7Type type = Layer7Type::Unknown;
    std::chrono::nanoseconds latency{0}; ///< of a response
    std::optional<DnsRecord> dns;
    std::optional<HttpRecord> http;
};

} // namespace liteboxd::flows
