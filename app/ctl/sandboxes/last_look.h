// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/endings/ending_evidence.h"
#include "core/sandbox/sandbox.h"
#include "core/store/tombstone.h"

#include <QObject>

#include <map>
#include <vector>

namespace liteboxd::ctl {

/// Looks at sandboxes before they are deleted, so that something can be kept of them: at the first hundred, for three
/// seconds at most. Destroying it ends what it does. One thread, that of `api`, which outlives it.
class LastLook : public QObject
{
    Q_OBJECT

public:
    explicit LastLook(kube::ApiClient &api, QObject *parent = nullptr);

    /// Once; then finished() comes, never inline.
    void start(const std::vector<sandbox::Sandbox> &sandboxes);

    /// What is kept of one that we deleted.
    store::Tombstone tombstone(const sandbox::Sandbox &sandbox) const;

Q_SIGNALS:
    void finished();

private:
    void finishIfDone();

    kube::ApiClient &m_api;
    std::map<QString, sandbox::EndingEvidence> m_seen; ///< by pod uid
    std::vector<async::Request> m_looks;
    std::size_t m_open = 0;
    bool m_hasFinished = false;
};

} // namespace liteboxd::ctl
