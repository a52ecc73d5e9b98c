// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/loopback_gateway.h"

#include <QWidget>

#include <map>

class QToolButton;
class QVBoxLayout;

namespace liteboxd::gateways {

/// The browsers that are signed in through the gateway, the oldest first, and buttons that sign them out: each, and
/// all. Hides itself while there are none. `gateway` outlives it. GUI thread.
class BrowserSessionList : public QWidget
{
    Q_OBJECT

public:
    explicit BrowserSessionList(control::LoopbackGateway &gateway, QWidget *parent = nullptr);

private:
    void showSessions();
    QWidget *makeRow(const control::BrowserSession &session);

    control::LoopbackGateway &m_gateway;
    QVBoxLayout *m_column;
    QToolButton *m_endAll;
    std::map<std::uint64_t, QWidget *> m_rows; ///< by number; a row stays as it is as long as its session
};

} // namespace liteboxd::gateways
