// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/async/request.h"

#include <QObject>
#include <QSet>

namespace liteboxd::ctl {

/// Which sandboxes are open to a list of domains: those that have a policy of their own for it. The label says nothing
/// of them. The API server is asked only if one of them has a list. Destroying it ends what it does.
class DomainLook : public QObject
{
    Q_OBJECT

public:
    /// `sandboxes` are the contract's objects. `invocation` outlives it.
    DomainLook(Invocation &invocation, const QJsonArray &sandboxes);

    /// Once; then finished() comes, never inline. That policies may not be read is said, and no error.
    void start();

    /// The sandboxes, in their order: `internet.requested` is true for one that is open to its list, and
    /// `internet.scope` is "none", "domains" or "everything"; null where it could not be found out.
    QJsonArray sandboxes() const;

Q_SIGNALS:
    void finished();

private:
    QJsonObject completed(QJsonObject sandbox) const;

    Invocation &m_invocation;
    const QJsonArray m_sandboxes;
    QSet<QString> m_open; ///< names of their policies
    bool m_isKnown = true;
    async::Request m_question;
};

} // namespace liteboxd::ctl
