// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <vector>

namespace liteboxd::bench {

/// Switches the internet label of one sandbox after the other on and off again, so many times a second, for a window
/// that watches them from another process. One thread.
class Churn : public QObject
{
    Q_OBJECT

public:
    /// Of the first hundred sandboxes that `api` lists in namespace liteboxd.
    Churn(std::unique_ptr<kube::ApiClient> api, int perSecond);

    void start();

Q_SIGNALS:
    void failed(const liteboxd::base::Error &error);

private:
    void change();

    std::unique_ptr<kube::ApiClient> m_api;
    const int m_perSecond;
    QTimer m_tick;
    QStringList m_pods;
    qint64 m_made = 0;
    std::vector<async::Request> m_requests;
};

} // namespace liteboxd::bench
