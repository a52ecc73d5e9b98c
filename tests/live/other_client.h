// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace liteboxd::tests {

/// Another client of the rig's API server: curl, in a process of its own. Each call is over when it returns; a call
/// that the API server refuses gives its Status.
class OtherClient
{
public:
    OtherClient();

    QJsonObject create(const QString &path, const QJsonObject &object) const;
    QJsonObject createYaml(const QString &path, const QString &document) const;
    QJsonObject mergePatch(const QString &path, const QJsonObject &changes) const;
    QJsonObject get(const QString &path) const;

    /// At once, without a grace period.
    QJsonObject remove(const QString &path) const;

    /// A running sandbox: the pod and, by its status, an address of a stand-in.
    void createSandbox(const QString &id, const QString &address) const;

    /// "stop-apiserver", "start-apiserver", …; returns when it has taken effect.
    static void control(const QString &command);

private:
    QJsonObject call(const QStringList &arguments, const QString &path, const QByteArray &body = {}) const;

    QString m_server;
    QString m_keys;
};

/// The paths of sandbox pods in the namespace "liteboxd".
QString sandboxPath(const QString &id);

} // namespace liteboxd::tests
