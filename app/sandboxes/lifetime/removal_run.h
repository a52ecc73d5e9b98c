// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_failure.h"
#include "core/sandbox/sandbox_removal.h"

#include <QObject>

#include <optional>
#include <vector>

namespace liteboxd::sandboxes {

/// The deletion of some sandboxes as a person follows it: how many are gone, which were refused and why. It goes on
/// whether somebody looks or not; destroying it stops the watching. GUI thread; `api` must outlive it.
class RemovalRun : public QObject
{
    Q_OBJECT

public:
    using Grace = sandbox::SandboxRemoval::Grace;

    RemovalRun(kube::ApiClient &api, const std::string &nameSpace, std::vector<sandbox::Sandbox> sandboxes, Grace grace,
               QObject *parent = nullptr);

    /// Once.
    void start();

    const std::vector<sandbox::Sandbox> &sandboxes() const { return m_sandboxes; }
    Grace grace() const { return m_grace; }
    int total() const { return static_cast<int>(m_sandboxes.size()); }
    int gone() const { return m_gone; }
    const std::vector<sandbox::SandboxFailure> &refusals() const { return m_refusals; }
    bool isOver() const { return m_isOver; }

    /// Those that are still there, as they were last seen.
    std::vector<sandbox::EndingPod> held() const { return m_removal.held(); }

Q_SIGNALS:
    void progressed();

    /// One will not go: it is among refusals() now.
    void refused(const liteboxd::sandbox::SandboxFailure &refusal);

    /// Every one is gone or was refused.
    void finished();

private:
    const std::vector<sandbox::Sandbox> m_sandboxes;
    const Grace m_grace;
    sandbox::SandboxRemoval m_removal;
    std::vector<sandbox::SandboxFailure> m_refusals;
    int m_gone = 0;
    bool m_isOver = false;
};

} // namespace liteboxd::sandboxes
