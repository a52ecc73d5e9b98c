// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_edits.h"
#include "core/sandbox/sandbox_failure.h"

#include <QObject>

#include <deque>
#include <functional>
#include <map>
#include <vector>

namespace liteboxd::sandboxes {

/// One edit done to several sandboxes, a few at a time. Destroying it ends those under way; a patch already sent may
/// still take effect. GUI thread.
class EditRun : public QObject
{
    Q_OBJECT

public:
    /// Begins the edit of one.
    using Edit = std::function<async::Request(const sandbox::Sandbox &sandbox, QObject *context,
                                              async::Callback<sandbox::Sandbox> done)>;

    EditRun(std::vector<sandbox::SandboxPtr> sandboxes, Edit edit, QObject *parent = nullptr);

    /// Once.
    void start();

    int total() const { return m_total; }
    const std::vector<sandbox::SandboxFailure> &failures() const { return m_failures; }

Q_SIGNALS:
    /// All were tried.
    void finished();

private:
    void goOn();

    const Edit m_edit;
    const int m_total;
    int m_next = 0;
    std::vector<sandbox::SandboxFailure> m_failures;
    std::deque<sandbox::SandboxPtr> m_waiting;
    std::map<int, async::Request> m_open;
};

} // namespace liteboxd::sandboxes
