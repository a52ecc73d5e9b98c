// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/sandbox/templates/template_store.h"
#include "core/session/session.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace liteboxd::flows {

/// Adds domains to the list of a template, as its next version, in two steps: what would change, and doing it.
/// Sandboxes that were made from it keep what they have. One thread; `session` must outlive it. Destroying it ends what
/// is under way; what was sent may take effect.
class TemplateAllowRun : public QObject
{
    Q_OBJECT

public:
    explicit TemplateAllowRun(session::Session &session, QObject *parent = nullptr);

    bool isBusy() const { return m_step.isPending(); }

    /// Reads the template and has the API server judge its next version. Unsupported: it opens the whole internet
    /// already, and a list would close it.
    void judge(const QString &templateName, const QStringList &added);

    /// Stores what was judged.
    void apply();

    const std::optional<sandbox::SandboxTemplate> &before() const { return m_before; }
    const std::optional<sandbox::SandboxTemplate> &after() const { return m_after; }

Q_SIGNALS:
    void busyChanged();
    void judged();
    void applied(const QString &templateName, int version);
    void failed(const liteboxd::base::Error &error);

private:
    void extend(const sandbox::SandboxTemplate &found, const QStringList &added);
    void fail(const base::Error &error);

    sandbox::TemplateStore m_store;
    std::optional<sandbox::SandboxTemplate> m_before;
    std::optional<sandbox::SandboxTemplate> m_after;
    async::Request m_step;
};

} // namespace liteboxd::flows
