// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/server_clock.h"

#include <QDateTime>
#include <QLocale>

namespace liteboxd::kube {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::minutes interval{10};
constexpr std::chrono::seconds afterFault{15};

} // namespace

ServerClock::ServerClock(ApiClient &api, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_clock(clock)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ServerClock::ask);
    connect(&m_api, &ApiClient::wokeUp, this, &ServerClock::ask);
}

ServerClock::~ServerClock() = default;

void ServerClock::start()
{
    ask();
}

void ServerClock::ask()
{
    m_next.start(afterFault);
    m_sent = m_clock.wall();
    m_exchange = m_api.transport().start({.target = "/version"});
    connect(m_exchange.get(), &HttpExchange::headReceived, this, [this](const HttpHead &head) { take(head.date); });
}

void ServerClock::take(const QByteArray &date)
{
    const auto skew = skewFrom(date, m_sent, m_clock.wall());
    if (!skew)
        return;
    m_skew = *skew;
    m_isMeasured = true;
    m_next.start(interval);
    Q_EMIT measured(m_skew);
}

std::optional<std::chrono::milliseconds> ServerClock::skewFrom(const QByteArray &date,
                                                               std::chrono::system_clock::time_point sent,
                                                               std::chrono::system_clock::time_point received)
{
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    if (!date.endsWith(" GMT") || received < sent)
        return std::nullopt;
    QDateTime told = QLocale::c().toDateTime(QString::fromLatin1(date), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!told.isValid())
        return std::nullopt;
    told = QDateTime(told.date(), told.time(), Qt::UTC);
    // Somewhere within that second, and somewhere on the way.
    const milliseconds there = milliseconds(told.toMSecsSinceEpoch()) + milliseconds(500);
    const milliseconds way = duration_cast<milliseconds>(received - sent);
    const milliseconds here = duration_cast<milliseconds>(sent.time_since_epoch()) + way / 2;
    const milliseconds skew = there - here;
    const milliseconds uncertainty = milliseconds(500) + way / 2;
    return std::chrono::abs(skew) <= uncertainty ? milliseconds(0) : skew;
}

} // namespace liteboxd::kube
