// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/activity_model.h"
#include "gateway/control/loopback_gateway.h"

#include <QObject>

namespace liteboxd::gateways {

/// Writes down what the bundled gateway tells: links made, browsers signed in, browsers
/// refused, what went wrong inside. Both must outlive it.
class GatewayActivity : public QObject
{
    Q_OBJECT

public:
    GatewayActivity(const control::LoopbackGateway &gateway, models::ActivityModel &activity,
                    QObject *parent = nullptr);

private:
    void note(const control::GatewayEvent &event);
    void noteTrouble(const base::Error &error);

    models::ActivityModel &m_activity;
};

} // namespace liteboxd::gateways
