// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakes/fake_keychain.h"

#include "app/connection/connector.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace liteboxd::tests {

/// Three contexts of one server that nobody listens at: "one" (the current one), "two", and "broken", which names a
/// cluster that is missing.
inline QByteArray threeContexts()
{
    return "apiVersion: v1\n"
           "kind: Config\n"
           "current-context: one\n"
           "clusters:\n"
           "- {name: here, cluster: {server: \"https://127.0.0.1:1\"}}\n"
           "users:\n"
           "- {name: me, user: {token: abc}}\n"
           "contexts:\n"
           "- {name: one, context: {cluster: here, user: me}}\n"
           "- {name: two, context: {cluster: here, user: me}}\n"
           "- {name: broken, context: {cluster: missing, user: me}}\n";
}

/// The same with another login.
inline QByteArray withUser(const QByteArray &user)
{
    return threeContexts().replace("token: abc", user);
}

/// A connector with nothing remembered but what an earlier one of the same test has.
struct ConnectorFixture
{
    QSettings settings;
    FakeKeychain keychain;
    session::KeptTokens kept{settings};
    connection::Connector connector{keychain, kept, settings};
};

/// Where a test's kubeconfigs are. Makes settings and KUBECONFIG those of the test alone.
class KubeconfigFolder
{
public:
    static void setUpProgram(const QString &name)
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("LiteBoxd"));
        QCoreApplication::setApplicationName(name);
    }

    void setUpTest() const
    {
        QSettings().clear();
        qputenv("KUBECONFIG", path(QStringLiteral("none")).toUtf8());
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QString write(const QByteArray &text, const QString &name = QStringLiteral("kubeconfig")) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(text);
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace liteboxd::tests
