// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <utility>

namespace liteboxd::management {

/// The way from any thread to an object of the control plane's, which may go at any time. Shared by both.
class ReceiverLink
{
public:
    explicit ReceiverLink(QObject *receiver)
        : m_receiver(receiver)
    {}

    /// Runs `function` on the receiver's thread, unless that is gone by then. Any thread.
    void post(std::function<void()> function)
    {
        const std::lock_guard lock(m_mutex);
        if (m_receiver != nullptr)
            QMetaObject::invokeMethod(m_receiver, std::move(function), Qt::QueuedConnection);
    }

    /// The receiver goes: from its destructor.
    void cut()
    {
        const std::lock_guard lock(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_receiver;
};

} // namespace liteboxd::management
