// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/kube/support/test_authority.h"

#include "core/kube/kubeconfig/connection_settings.h"

#include <QThread>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>

/// An API server on a thread of its own: whatever is executed writes to standard output for ever, as fast as the
/// network takes it. So it goes on while the test's thread is held up.
class EndlessExec
{
public:
    EndlessExec();
    ~EndlessExec();

    /// How a client finds and trusts it.
    liteboxd::kube::ConnectionSettings settings() const;

    /// Waits until the operating system has been given so many bytes. False if it does not take them in this time.
    bool waitForSent(qint64 bytes, std::chrono::milliseconds limit);

private:
    void serve();
    void noteSent(qint64 bytes);

    TestAuthority m_authority;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::string m_url;
    qint64 m_sent = 0;
    QThread m_thread;
};
