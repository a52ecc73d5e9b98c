// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/persistence/server_restart.h"

#include <QPointer>

namespace liteboxd::verify {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds pause(250);
constexpr milliseconds shortPause(25); ///< until it was away: some refuse connections for a tenth of a second only
constexpr milliseconds answerLimit(2000);
constexpr milliseconds linger(5000); ///< for a restart that begins after its command has ended

} // namespace

async::Request ServerRestart::start(kube::ApiClient &api, const RestartWay &way, milliseconds limit, QObject *context,
                                    async::Callback<RestartedServer> done)
{
    const async::Promise<RestartedServer> promise(context, std::move(done));
    const QPointer<ServerRestart> restart(new ServerRestart(api, way, limit, promise, context));
    return promise.request([restart] { delete restart.data(); });
}

ServerRestart::ServerRestart(kube::ApiClient &api, const RestartWay &way, milliseconds limit,
                             async::Promise<RestartedServer> promise, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_limit(limit)
    , m_promise(std::move(promise))
    , m_since(std::chrono::steady_clock::now())
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ServerRestart::look);
    m_way = way(this, [this](const base::Result<std::monostate> &ended) {
        if (!ended)
            return end(base::fail(ended.error()));
        m_isDone = true;
        m_doneAt = std::chrono::steady_clock::now();
    });
    look();
}

void ServerRestart::look()
{
    if (std::chrono::steady_clock::now() - m_since > m_limit)
        return end(base::fail(base::ErrorCode::TimedOut, "the API server does not answer again"));
    m_step = m_api.version(
        this, [this](const base::Result<kube::ServerVersion> &version) { take(version.has_value()); }, answerLimit);
}

void ServerRestart::take(bool isAnswered)
{
    const auto now = std::chrono::steady_clock::now();
    m_wasAway = m_wasAway || !isAnswered;
    const bool isSettled = m_isDone && (m_wasAway || now - m_doneAt > linger);
    if (isAnswered && isSettled)
        return end(RestartedServer{m_wasAway, std::chrono::duration_cast<milliseconds>(now - m_since)});
    m_pause.start(m_wasAway ? pause : shortPause);
}

void ServerRestart::end(base::Result<RestartedServer> result)
{
    m_pause.stop();
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::verify
