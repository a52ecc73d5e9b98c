// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateways/connection_model.h"
#include "app/gateways/sandbox_traffic_model.h"
#include "gateway/control/loopback_gateway.h"

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <optional>

class QPushButton;
class QTableView;

namespace liteboxd::shell {
class PlainLabel;
class RateChart;
} // namespace liteboxd::shell

namespace liteboxd::gateways {

/// What goes through the gateway now: requests and bytes a second, what goes to each sandbox, the connections that
/// are open, and a button that closes one. Asks once a second while it is shown and the gateway listens. `gateway`
/// outlives it. GUI thread.
class TrafficPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TrafficPanel(control::LoopbackGateway &gateway, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Seen
    {
        quint64 requests = 0;
        quint64 sentBytes = 0;
        std::chrono::steady_clock::time_point at{};
    };

    void layOut();
    void followListening();
    void take(const control::GatewayTraffic &traffic);
    void closeSelected();

    control::LoopbackGateway &m_gateway;
    ConnectionModel *m_model;
    SandboxTrafficModel *m_sandboxModel;
    shell::RateChart *m_requests;
    shell::RateChart *m_bytes;
    QTableView *m_sandboxes;
    QTableView *m_table;
    shell::PlainLabel *m_empty;
    QPushButton *m_close;
    QTimer m_timer;
    std::optional<Seen> m_seen; ///< last; nothing: not since it listens
};

} // namespace liteboxd::gateways
