// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <vector>

namespace liteboxd::store {

/// What was done to the cluster, by whom, and what came of it: a row of the audit trail. Its kind and parameters are in
/// no language; words are made where it is shown. Never holds a secret. Texts may come from a cluster.
struct AuditRecord
{
    qint64 number = 0; ///< given by the store, growing
    std::chrono::system_clock::time_point at{};
    QString through{}; ///< "console", "ctl"
    QString kind{};    ///< one of audit_kinds.h; another version may know more
    QJsonObject parameters{};
    QString osUser{};  ///< the account on this machine
    QString user{};    ///< the kubeconfig's name of its user entry
    QString context{}; ///< of the kubeconfig
    QString clusterUid{};
    QString nameSpace{};
    QString object{};  ///< a sandbox's id, a template's name; empty where it concerns none, or several
    QString outcome{}; ///< one of outcomes:: in audit_kinds.h
    QString errorCode{};
    QString errorText{};

    /// {number, at, through, kind, parameters, osUser, user, context, clusterUid, namespace, object, outcome, error}
    QJsonObject json() const;

    bool operator==(const AuditRecord &) const = default;
};

using AuditRecords = std::vector<AuditRecord>;

} // namespace liteboxd::store
