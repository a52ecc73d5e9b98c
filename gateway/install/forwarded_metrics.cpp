// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/forwarded_metrics.h"

#include <QPointer>

#include <optional>
#include <utility>

namespace liteboxd::install {

namespace {

using base::ErrorCode;

constexpr std::chrono::seconds answerLimit{3};
constexpr qsizetype mostBytes = 16 << 20;
constexpr std::uint16_t metricsPort = 9090;

} // namespace

base::Result<std::optional<QByteArray>> bodyOfAnswer(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    if (end < 0 && answer.size() < mostBytes)
        return std::optional<QByteArray>();
    const QByteArray head = answer.left(end).toLower() + "\r\n";
    const QByteArray name("\r\ncontent-length:");
    const qsizetype field = head.indexOf(name);
    const qsizetype value = field + name.size();
    bool isNumber = false;
    const qsizetype length = head.mid(value, head.indexOf("\r\n", value) - value).trimmed().toLongLong(&isNumber);
    if (!head.startsWith("http/1.1 200 ") || field < 0 || !isNumber || length < 0 || length > mostBytes)
        return base::fail(ErrorCode::Malformed, "what answers at the gateway's metrics port gives no metrics");
    const QByteArray body = answer.mid(end + 4);
    return body.size() < length ? std::optional<QByteArray>() : std::optional(body.left(length));
}

async::Request ForwardedMetrics::start(kube::Transport &transport, const std::string &nameSpace, const std::string &pod,
                                       QObject *context, async::Callback<QByteArray> done)
{
    const async::Promise<QByteArray> promise(context, std::move(done));
    auto *reading = new ForwardedMetrics(transport, nameSpace, pod, promise, context);
    return promise.request([reading = QPointer<ForwardedMetrics>(reading)] { delete reading.data(); });
}

ForwardedMetrics::ForwardedMetrics(kube::Transport &transport, const std::string &nameSpace, const std::string &pod,
                                   async::Promise<QByteArray> promise, QObject *parent)
    : QObject(parent)
    , m_channels(transport, nameSpace, pod, metricsPort)
    , m_promise(std::move(promise))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { fail(ErrorCode::TimedOut, "nothing answered within 3 s"); });
    m_limit.start(answerLimit);
    connect(&m_channels, &kube::PortForwardChannels::opened, this,
            [this] { m_channels.send("GET /metrics HTTP/1.1\r\nHost: metrics\r\nConnection: close\r\n\r\n"); });
    connect(&m_channels, &kube::PortForwardChannels::received, this, &ForwardedMetrics::take);
    connect(&m_channels, &kube::PortForwardChannels::refused, this,
            [this](const QByteArray &why) { fail(ErrorCode::ConnectionLost, why.toStdString()); });
    connect(&m_channels, &kube::PortForwardChannels::failed, this,
            [this](const base::Error &error) { end(base::fail(error)); });
}

void ForwardedMetrics::take(const QByteArray &bytes)
{
    m_answer += bytes;
    auto body = bodyOfAnswer(m_answer);
    if (!body)
        end(base::fail(std::move(body.error())));
    else if (*body)
        end(std::move(**body));
}

void ForwardedMetrics::fail(base::ErrorCode code, std::string why)
{
    end(base::fail(code, std::move(why)));
}

void ForwardedMetrics::end(base::Result<QByteArray> result)
{
    m_limit.stop();
    m_channels.disconnect(this);
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::install
