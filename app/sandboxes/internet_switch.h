// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sandbox_model.h"
#include "core/sandbox/internet_access.h"

#include <QObject>

#include <deque>
#include <map>

namespace liteboxd::sandboxes {

/// Switches the internet access of any number of sandboxes: a few at a time, each row marked while its answer is
/// awaited. What was asked again for the same sandbox while it waits replaces the wish before.
///
/// GUI thread. `access` and `model` must outlive it. Destroying it drops what waits; what was sent may take effect.
class InternetSwitch : public QObject
{
    Q_OBJECT

public:
    InternetSwitch(sandbox::InternetAccess &access, models::SandboxModel &model, QObject *parent = nullptr);
    ~InternetSwitch() override;

    void set(const std::vector<sandbox::SandboxPtr> &sandboxes, sandbox::InternetWish wish);

    bool isBusy() const { return !m_waiting.empty() || !m_running.empty(); }

Q_SIGNALS:
    void changed(const QString &id, const liteboxd::sandbox::InternetReceipt &receipt);
    void failed(const QString &id, liteboxd::sandbox::InternetWish wish, const liteboxd::base::Error &error);

private:
    struct Order
    {
        sandbox::SandboxPtr sandbox;
        sandbox::InternetWish wish;
    };

    void sendNext();
    void finish(const QString &id, sandbox::InternetWish wish, const base::Result<sandbox::InternetReceipt> &result);

    sandbox::InternetAccess &m_access;
    models::SandboxModel &m_model;
    std::deque<Order> m_waiting;
    std::map<QString, async::Request> m_running; ///< by sandbox id
};

} // namespace liteboxd::sandboxes
