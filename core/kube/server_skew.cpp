// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/server_skew.h"

#include "core/kube/server_clock.h"

#include <QPointer>
#include <QTimer>

#include <memory>

namespace liteboxd::kube {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::system_clock;

constexpr std::chrono::seconds answerLimit{2};

/// Belongs to the client, and deletes itself when it has its answer.
class SkewQuestion : public QObject
{
public:
    SkewQuestion(ApiClient &api, async::Promise<milliseconds> promise)
        : QObject(&api)
        , m_promise(std::move(promise))
        , m_sent(Clock::now())
        , m_exchange(api.transport().start({.target = "/version"}))
    {
        connect(m_exchange.get(), &HttpExchange::headReceived, this, [this](const HttpHead &head) {
            end(ServerClock::skewFrom(head.date, m_sent, Clock::now()).value_or(milliseconds(0)));
        });
        connect(m_exchange.get(), &HttpExchange::failed, this, [this] { end(milliseconds(0)); });
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] { end(milliseconds(0)); });
        m_limit.start(answerLimit);
    }

    ~SkewQuestion() override { m_promise.complete(milliseconds(0)); }

private:
    void end(milliseconds skew)
    {
        m_promise.complete(skew);
        m_limit.stop();
        deleteLater();
    }

    const async::Promise<milliseconds> m_promise;
    const Clock::time_point m_sent;
    std::unique_ptr<HttpExchange> m_exchange;
    QTimer m_limit;
};

} // namespace

async::Request askServerSkew(ApiClient &api, QObject *context, std::function<void(milliseconds)> done)
{
    const async::Promise<milliseconds> promise(
        context, [done = std::move(done)](base::Result<milliseconds> skew) { done(skew.value_or(milliseconds(0))); });
    const QPointer<SkewQuestion> question(new SkewQuestion(api, promise));
    return promise.request([question] { delete question.data(); });
}

} // namespace liteboxd::kube
