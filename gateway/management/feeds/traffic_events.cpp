// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/feeds/traffic_events.h"

#include "gateway/management/feeds/event_ring.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject jsonOf(const engine::OpenConnection &connection)
{
    return {{u"number"_s, static_cast<qint64>(connection.number)},
            {u"sandbox"_s, QString::fromStdString(connection.place.id.text())},
            {u"port"_s, connection.place.port},
            {u"kind"_s, connection.kind == engine::ConnectionKind::Tcp ? u"tcp"_s : u"websocket"_s},
            {u"client"_s, QString::fromStdString(connection.client)},
            {u"toClient"_s, static_cast<qint64>(connection.toClient)},
            {u"toSandbox"_s, static_cast<qint64>(connection.toSandbox)},
            {u"link"_s, connection.link == 0 ? QJsonValue()
                                             : QJsonValue(QString::fromStdString(engine::linkName(connection.link)))}};
}

} // namespace

TrafficEvents::TrafficEvents(LookAtTraffic look, std::shared_ptr<EventRing> ring)
    : m_look(std::move(look))
    , m_ring(std::move(ring))
{
    connect(&m_timer, &QTimer::timeout, this, &TrafficEvents::look);
    m_timer.start(lookInterval);
}

void TrafficEvents::look()
{
    if (!m_ring->hasReaders()) {
        m_open.clear();
        m_before.reset();
        return;
    }
    if (std::exchange(m_isAsked, true))
        return;
    m_look([this](engine::GatewayLook seen) { // whose workers end before this does
        QMetaObject::invokeMethod(
            this, [this, seen = std::move(seen)] { take(seen); }, Qt::QueuedConnection);
    });
}

void TrafficEvents::take(const engine::GatewayLook &look)
{
    m_isAsked = false;
    std::map<std::uint64_t, engine::OpenConnection> open;
    for (const engine::OpenConnection &each : look.connections)
        open.emplace(each.number, each);
    for (const auto &[number, connection] : open) {
        if (!m_open.contains(number))
            m_ring->add(u"connection.opened"_s, {{u"connection"_s, jsonOf(connection)}});
    }
    for (const auto &[number, connection] : m_open) {
        if (!open.contains(number))
            m_ring->add(u"connection.closed"_s, {{u"connection"_s, jsonOf(connection)}});
    }
    m_open = std::move(open);
    tellRates(look);
}

void TrafficEvents::tellRates(const engine::GatewayLook &look)
{
    if (m_before && ++m_looks < looksPerRate)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (m_before) {
        const double seconds = std::max(std::chrono::duration<double>(now - m_beforeAt).count(), 0.001);
        // A sandbox that went takes its counts along.
        const auto perSecond = [seconds](std::uint64_t before, std::uint64_t after) {
            return after > before ? std::round(static_cast<double>(after - before) / seconds * 10) / 10 : 0.0;
        };
        const double requests = perSecond(m_before->requests, look.requests);
        const double bytes = perSecond(m_before->sentBytes, look.sentBytes);
        const bool isQuiet = requests == 0 && bytes == 0 && m_before->connections.size() == look.connections.size();
        if (!std::exchange(m_wasQuiet, isQuiet) || !isQuiet)
            m_ring->add(u"rates"_s,
                        {{u"rates"_s, QJsonObject{{u"requests"_s, requests},
                                                  {u"sentBytes"_s, bytes},
                                                  {u"connections"_s, static_cast<qint64>(look.connections.size())}}}});
    }
    m_looks = 0;
    m_before = look;
    m_beforeAt = now;
}

} // namespace liteboxd::management
