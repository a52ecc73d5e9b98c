// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/async/request.h"
#include "core/sandbox/sandbox_query.h"
#include "core/store/tombstone.h"

#include <QObject>

namespace liteboxd::ctl {

/// What `sandbox list --ended` gives: the tombstones of the cluster and namespace, the newest first. Where the cluster
/// does not say which it is, those of the namespace's name on any cluster. Destroying it ends what it does.
class EndedList : public QObject
{
    Q_OBJECT

public:
    /// `invocation` outlives it.
    EndedList(Invocation &invocation, sandbox::SandboxQuery query);

    /// Once; ends the invocation.
    void start();

private:
    void ask(const QString &clusterUid);
    void tell(const store::Tombstones &tombstones);

    Invocation &m_invocation;
    const sandbox::SandboxQuery m_query;
    async::Request m_step;
};

} // namespace liteboxd::ctl
