// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/apply_run.h"

namespace liteboxd::templates {

ApplyRun::ApplyRun(sandbox::TemplateStore &store, std::vector<sandbox::SandboxTemplate> templates,
                   kube::Persistence persistence, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_persistence(persistence)
    , m_left(templates.begin(), templates.end())
{}

void ApplyRun::start()
{
    next();
}

void ApplyRun::next()
{
    if (m_left.empty()) {
        Q_EMIT finished();
        return;
    }
    const sandbox::SandboxTemplate value = std::move(m_left.front());
    m_left.pop_front();
    m_step = m_store.apply(value, m_persistence, this,
                           [this, name = value.name](const base::Result<sandbox::AppliedTemplate> &done) {
                               if (!done) {
                                   Q_EMIT failed(name, done.error());
                                   return;
                               }
                               m_applied.push_back(*done);
                               next();
                           });
}

} // namespace liteboxd::templates
