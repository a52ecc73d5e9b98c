// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace liteboxd::sandbox {

/// Lets one of several programs that mean the same sandbox, by one idempotency key, do what its template wants done,
/// and the others wait for it: a start-up script must not run beside itself. Whoever has the turn changes an annotation
/// of the pod every few seconds; who gives no sign of life for some time has lost it to the next.
///
/// One thread, that of `api`, which must outlive it. Destroying it ends the signs of life.
class SetupTurn : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds beat{2};
    static constexpr std::chrono::seconds patience{10};

    SetupTurn(kube::ApiClient &api, const Sandbox &sandbox, QObject *parent = nullptr);

    /// Once.
    void start() { look(); }

Q_SIGNALS:
    /// One of these, once. taken(): it is this one's turn; prepared(): somebody else has done it all.
    void taken();
    void prepared(const liteboxd::sandbox::Sandbox &sandbox);
    void failed(const liteboxd::base::Error &error);

private:
    void look();
    void judge(const QJsonObject &pod);
    void take(const QString &resourceVersion);
    void giveSign();
    QJsonObject nextSign(QJsonObject metadata);

    kube::ApiClient &m_api;
    const Sandbox m_sandbox;
    const QString m_self;
    int m_signs = 0;
    QString m_seen; ///< the sign of somebody else
    std::chrono::steady_clock::time_point m_seenSince{};
    bool m_isOurs = false;
    QTimer m_pause;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
