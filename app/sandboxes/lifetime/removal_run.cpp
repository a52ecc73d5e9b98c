// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/removal_run.h"

namespace liteboxd::sandboxes {

using sandbox::SandboxRemoval;

RemovalRun::RemovalRun(kube::ApiClient &api, const std::string &nameSpace, std::vector<sandbox::Sandbox> sandboxes,
                       Grace grace, QObject *parent)
    : QObject(parent)
    , m_sandboxes(std::move(sandboxes))
    , m_grace(grace)
    , m_removal(api, nameSpace)
{
    connect(&m_removal, &SandboxRemoval::gone, this, [this] {
        ++m_gone;
        Q_EMIT progressed();
    });
    connect(&m_removal, &SandboxRemoval::refused, this,
            [this](const sandbox::Sandbox &which, const base::Error &error) {
                m_refusals.push_back({std::make_shared<const sandbox::Sandbox>(which), error});
                Q_EMIT refused(m_refusals.back());
                Q_EMIT progressed();
            });
    connect(&m_removal, &SandboxRemoval::finished, this, [this] {
        m_isOver = true;
        Q_EMIT progressed();
        Q_EMIT finished();
    });
}

void RemovalRun::start()
{
    m_removal.start(m_sandboxes, m_grace, kube::Persistence::Store);
}

} // namespace liteboxd::sandboxes
