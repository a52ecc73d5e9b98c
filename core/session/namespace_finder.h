// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace liteboxd::session {

/// Looks which of the namespaces that LiteBoxd uses a cluster has: "liteboxd", and "liteboxd-sandbox" where its own
/// server was installed. Asked for by name, because a limited account may get a namespace that it may not list.
/// One thread, that of `api`, which must outlive it.
class NamespaceFinder : public QObject
{
    Q_OBJECT

public:
    /// `own` is the namespace that is looked at; it is asked for too.
    explicit NamespaceFinder(kube::ApiClient &api, const QString &own = {}, QObject *parent = nullptr);

    /// Asks, unless an answer is under way; found() tells.
    void load();

    /// Those that are known to exist, the usual one first.
    const QStringList &present() const { return m_present; }

    /// Whether the cluster said that the namespace that is looked at does not exist. False where that is not known, or
    /// may not be read.
    bool isOwnMissing() const { return m_isOwnMissing; }

Q_SIGNALS:
    /// All have been asked for. A namespace that may not be read counts as absent.
    void found(const QStringList &present);

private:
    void note(const QString &name, const base::Result<QJsonObject> &answer);

    kube::ApiClient &m_api;
    QString m_own;
    QStringList m_present;
    QStringList m_found;
    bool m_isOwnMissing = false;
    qsizetype m_open = 0;
    std::vector<async::Request> m_requests;
};

} // namespace liteboxd::session
