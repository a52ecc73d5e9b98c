// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakes/fake_clock.h"

#include "core/kube/login/exec_credentials.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

/// Exec plugins that are real programs: small shell scripts, in a folder of their own.
class PluginScripts
{
protected:
    static constexpr const char *s_version = "client.authentication.k8s.io/v1";

    static QByteArray answer(const QJsonObject &status, const char *version = s_version)
    {
        const QJsonObject credential{{QStringLiteral("kind"), QStringLiteral("ExecCredential")},
                                     {QStringLiteral("apiVersion"), QString::fromLatin1(version)},
                                     {QStringLiteral("status"), status}};
        return QJsonDocument(credential).toJson(QJsonDocument::Compact);
    }

    static QJsonObject member(const char *name, const QString &value) { return {{QString::fromLatin1(name), value}}; }

    static QJsonObject token(const char *text, const QString &expires = {})
    {
        QJsonObject status = member("token", QString::fromLatin1(text));
        if (!expires.isEmpty())
            status[QStringLiteral("expirationTimestamp")] = expires;
        return status;
    }

    /// A new folder, and a plugin in it that is not written yet.
    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_plugin = {};
        m_plugin.apiVersion = s_version;
        m_plugin.command = path("plugin").toStdString();
        m_settings = {};
        m_settings.shell.clear();
        m_settings.timeLimit = std::chrono::seconds(20);
    }

    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    void script(const char *name, const QByteArray &body) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + body);
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    /// The plugin notes each run and answers with `output`.
    void answering(const QByteArray &output) const
    {
        script("plugin", "echo run >> '" + path("runs").toLocal8Bit() + "'\ncat << 'END'\n" + output + "\nEND\n");
    }

    qsizetype runs() const
    {
        QFile file(path("runs"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
    }

    std::unique_ptr<liteboxd::kube::ExecCredentials> source(const liteboxd::kube::Credential &fixed = {})
    {
        return std::make_unique<liteboxd::kube::ExecCredentials>(fixed, m_plugin, m_clock, m_settings);
    }

    static liteboxd::base::Result<liteboxd::kube::CredentialPtr> ask(liteboxd::kube::CredentialSource &source)
    {
        using Result = liteboxd::base::Result<liteboxd::kube::CredentialPtr>;
        QObject context;
        std::optional<Result> got;
        const auto request = source.current(&context, [&](const Result &result) { got = result; });
        const bool inTime = QTest::qWaitFor([&] { return got.has_value(); }, 20000);
        return inTime ? *got : liteboxd::base::fail(liteboxd::base::ErrorCode::Internal, "no answer at all");
    }

    liteboxd::base::Result<liteboxd::kube::CredentialPtr> ask()
    {
        const auto once = source();
        return ask(*once);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    liteboxd::tests::FakeClock m_clock;
    liteboxd::kube::ExecPlugin m_plugin;
    liteboxd::kube::ExecCredentials::Settings m_settings;
};
