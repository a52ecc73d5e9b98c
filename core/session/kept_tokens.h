// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sandbox_id.h"

#include <QString>

#include <vector>

class QSettings;

namespace liteboxd::session {

/// Which tokens were put into the keychain: a keychain cannot be asked for all it holds, and what went into it must
/// come out again when the sandbox is gone. Ids only, per cluster and namespace, in the program's settings; no secrets.
/// One thread, that of `settings`, which must outlive it. Entries that are no ids are ignored.
class KeptTokens
{
public:
    explicit KeptTokens(QSettings &settings);

    std::vector<base::SandboxId> ids(const QString &clusterUid, const QString &nameSpace) const;
    bool contains(const QString &clusterUid, const QString &nameSpace, const base::SandboxId &id) const;
    void add(const QString &clusterUid, const QString &nameSpace, const base::SandboxId &id);
    void remove(const QString &clusterUid, const QString &nameSpace, const base::SandboxId &id);

private:
    QSettings &m_settings;
};

} // namespace liteboxd::session
