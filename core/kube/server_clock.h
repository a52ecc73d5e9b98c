// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/kube/api_client.h"
#include "core/kube/wire/http_exchange.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace liteboxd::kube {

/// What time it is at the API server: this machine's clock and how far it is off, measured from the field Date of an
/// answer (RFC 9110 6.6.1, whole seconds) at start(), every ten minutes, and when the machine wakes up. A difference that
/// the measurement cannot tell from none counts as none. Before the first answer, and while none comes, the last one
/// holds. One thread, that of `api`; `api` and `clock` must outlive it.
class ServerClock : public QObject
{
    Q_OBJECT

public:
    ServerClock(ApiClient &api, const base::Clock &clock, QObject *parent = nullptr);
    ~ServerClock() override;

    void start();

    std::chrono::system_clock::time_point now() const { return m_clock.wall() + m_skew; }

    /// How far the API server is ahead of this machine.
    std::chrono::milliseconds skew() const { return m_skew; }

    bool isMeasured() const { return m_isMeasured; }

    /// The skew that an answer with this Date shows, asked for at `sent` and here at `received`; nothing if it is no
    /// date. Pure.
    static std::optional<std::chrono::milliseconds> skewFrom(const QByteArray &date,
                                                             std::chrono::system_clock::time_point sent,
                                                             std::chrono::system_clock::time_point received);

Q_SIGNALS:
    /// Each measurement.
    void measured(std::chrono::milliseconds skew);

private:
    void ask();
    void take(const QByteArray &date);

    ApiClient &m_api;
    const base::Clock &m_clock;
    std::chrono::milliseconds m_skew{0};
    bool m_isMeasured = false;
    std::chrono::system_clock::time_point m_sent;
    std::unique_ptr<HttpExchange> m_exchange;
    QTimer m_next;
};

} // namespace liteboxd::kube
