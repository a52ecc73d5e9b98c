// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/templates/template_store.h"

#include <QObject>

#include <deque>

namespace liteboxd::templates {

/// Stores some templates one after the other, or lets the API server judge them only. The first failure ends it; those
/// before it are stored. Destroying it ends it where it stands. GUI thread; `store` must outlive it.
class ApplyRun : public QObject
{
    Q_OBJECT

public:
    ApplyRun(sandbox::TemplateStore &store, std::vector<sandbox::SandboxTemplate> templates,
             kube::Persistence persistence, QObject *parent = nullptr);

    /// Once.
    void start();

    kube::Persistence persistence() const { return m_persistence; }
    const std::vector<sandbox::AppliedTemplate> &applied() const { return m_applied; }

Q_SIGNALS:
    /// One of these, once. `name` is whose turn it was.
    void finished();
    void failed(const QString &name, const liteboxd::base::Error &error);

private:
    void next();

    sandbox::TemplateStore &m_store;
    const kube::Persistence m_persistence;
    std::deque<sandbox::SandboxTemplate> m_left;
    std::vector<sandbox::AppliedTemplate> m_applied;
    async::Request m_step;
};

} // namespace liteboxd::templates
