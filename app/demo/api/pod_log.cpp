// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/pod_log.h"

#include "app/demo/api/api_answer.h"
#include "app/demo/api/pod_container.h"
#include "app/demo/node/streaming_pause.h"
#include "app/demo/objects/selection.h"

#include <QDateTime>

#include <algorithm>
#include <ctime>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds look{200}; // for new lines, and for the pod's end

/// RFC 3339 with nanoseconds.
std::string timeText(std::chrono::system_clock::time_point time)
{
    const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
    const std::time_t seconds = nanoseconds / 1'000'000'000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    std::string fraction = std::to_string(nanoseconds % 1'000'000'000);
    fraction.insert(0, 9 - fraction.size(), '0');
    return std::string(text, length) + '.' + fraction + 'Z';
}

} // namespace

Outcome<QString> PodLog::loggedContainer(const http::RequestHead &request, const ApiTarget &target) const
{
    if (request.method() != "GET")
        return refuse(methodNotAllowed());
    auto container = containerOf(m_store, target);
    if (container && isSet(target.query, u"previous"_s)) {
        return refuse(
            badRequest(u"previous terminated container \"%1\" in pod \"%2\" not found"_s.arg(*container, target.name)));
    }
    if (!container)
        return container;
    const QJsonObject waiting = stateOf(m_store, target, *container)[u"waiting"].toObject();
    if (waiting.isEmpty())
        return container;
    const QString reason = waiting[u"reason"].toString();
    const QString why = reason == u"ErrImagePull"_s       ? u"image can't be pulled"_s
                        : reason == u"ImagePullBackOff"_s ? u"trying and failing to pull image"_s
                                                          : reason;
    return refuse(
        badRequest(u"container \"%1\" in pod \"%2\" is waiting to start: %3"_s.arg(*container, target.name, why)));
}

io::Task<void> PodLog::serve(http::Exchange &exchange, const ApiTarget &target)
{
    const auto container = loggedContainer(exchange.request(), target);
    if (!container) {
        http::Answer refusal = statusAnswer(container.error(), exchange.request());
        co_await exchange.respond(std::move(refusal));
        co_return;
    }
    const bool timestamps = isSet(target.query, u"timestamps"_s);
    const bool follow = isSet(target.query, u"follow"_s);
    const QDateTime since = QDateTime::fromString(target.query.value(u"sinceTime"_s), Qt::ISODate);
    const ContainerLogs::Log *log = m_kubelet.logOf(target.space, target.name);
    std::uint64_t next = log ? log->first : 0;
    bool hasTail = false;
    const std::uint64_t tail = target.query.value(u"tailLines"_s).toULongLong(&hasTail);
    if (log && hasTail)
        next += log->lines.size() - std::min<std::uint64_t>(tail, log->lines.size());
    http::Answer head = apiHead(200, "text/plain");
    if (!co_await exchange.begin(std::move(head)))
        co_return;
    for (;;) {
        log = m_kubelet.logOf(target.space, target.name);
        std::string text;
        if (log) {
            next = std::max(next, log->first);
            for (; next < log->first + log->lines.size(); ++next) {
                const ContainerLogs::Line &line = log->lines[next - log->first];
                if (since.isValid() && line.time < std::chrono::system_clock::from_time_t(since.toSecsSinceEpoch()))
                    continue;
                text += (timestamps ? timeText(line.time) + ' ' : std::string()) + line.text + '\n';
            }
        }
        if (!text.empty() && !co_await exchange.write(text))
            co_return;
        if (!follow || !m_kubelet.addressOf(target.space, target.name))
            break;
        const io::Deadline soon = io::Clock::now() + look;
        const PauseEnd end = co_await pauseStreaming(exchange, soon);
        if (end == PauseEnd::ClientGone)
            co_return;
    }
    co_await exchange.end();
}

} // namespace liteboxd::demo
