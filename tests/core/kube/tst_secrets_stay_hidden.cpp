// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/exchange_outcome.h"
#include "tests/core/kube/support/test_proxy.h"
#include "tests/core/kube/support/test_server.h"

#include "core/kube/api_client.h"
#include "core/kube/kubeconfig/kubeconfig.h"
#include "core/kube/login/make_credentials.h"
#include "core/kube/wire/network_transport.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;

namespace {

QStringList s_logged;

void collect(QtMsgType, const QMessageLogContext &, const QString &text)
{
    s_logged << text;
}

} // namespace

/// Whatever goes wrong, no secret of a kubeconfig is in an error or in what is logged, with every category of the
/// program and of Qt switched on.
class TestSecretsStayHidden : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    CertificateAndKey m_certificate = m_authority.issue({"api", "IP:127.0.0.1"});
    QTemporaryDir m_folder;
    QtMessageHandler m_before = nullptr;

    /// Everything that was said about one connection, from the kubeconfig to the answer.
    QStringList said(const QByteArray &clusterLines, const QByteArray &userLines)
    {
        const QByteArray yaml = "current-context: c\ncontexts: [{name: c, context: {cluster: k, user: u}}]\n"
                                "clusters:\n- name: k\n  cluster:\n" +
                                clusterLines + "users:\n- name: u\n  user:\n" + userLines;
        const auto config = kube::Kubeconfig::parse(yaml.toStdString(), m_folder.path().toStdString() + "/config");
        if (!config)
            return {QString::fromStdString(config.error().text())};
        const auto settings = config->connection();
        if (!settings)
            return {QString::fromStdString(settings.error().text())};
        auto transport = kube::NetworkTransport::create(*settings);
        if (!transport)
            return {QString::fromStdString(transport.error().text())};
        QStringList all;
        kube::ApiClient client(std::move(*transport));
        bool ended = false;
        const auto request = client.version(this, [&](const base::Result<kube::ServerVersion> &version) {
            all << (version ? QStringLiteral("answered") : QString::fromStdString(version.error().text()));
            ended = true;
        });
        static_cast<void>(QTest::qWaitFor([&] { return ended; }, 20000));
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SHELL", "");
        QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
        m_before = qInstallMessageHandler(collect);
    }

    void cleanupTestCase() { qInstallMessageHandler(m_before); }

    void init() { s_logged.clear(); }

    void nothingShowsThem_data()
    {
        QTest::addColumn<QByteArray>("cluster");
        QTest::addColumn<QByteArray>("user");
        const QByteArray refused = "    server: https://127.0.0.1:1\n    insecure-skip-tls-verify: true\n";
        const QByteArray answered = "    server: @\n    insecure-skip-tls-verify: true\n";
        const QByteArray v1 = ", apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never";
        const auto row = [](const char *name, const QByteArray &cluster, const QByteArray &user) {
            QTest::newRow(name) << cluster << user;
        };
        row("token, refused", refused, "    token: planted-1\n");
        row("token, answered 401", answered, "    token: planted-2\n");
        row("token that cannot be sent", answered, "    token: 'planted 3'\n");
        row("token where a list is", answered, "    token: [planted-4]\n");
        row("basic, answered 401", answered, "    username: u\n    password: planted-5\n");
        row("token and basic", answered, "    token: planted-6\n    username: u\n    password: planted-6\n");
        row("certificate no base64", answered, "    client-certificate-data: 'planted-7%'\n    client-key-data: x\n");
        row("key no PEM", answered,
            "    client-certificate-data: '" + QByteArray::fromStdString(m_certificate.certificatePem).toBase64() +
                "'\n    client-key-data: " + QByteArray("planted-8").toBase64() + "\n");
        row("server with a password", "    server: https://u:planted-9ATh\n", "    token: t\n");
        row("proxy with a password", refused + "    proxy-url: http://u:planted-10AT127.0.0.1:1\n", "    token: t\n");
        row("proxy of an unknown kind", refused + "    proxy-url: ftp://u:planted-11ATh\n", "    token: t\n");
        row("proxy over TLS", refused + "    proxy-url: https://u:planted-12ATh\n", "    token: t\n");
        row("plugin that fails", answered,
            "    exec: {command: /bin/sh, args: [-c, 'echo S is $S >&2; echo planted-out; exit 1'], env: [{name: "
            "S, value: planted-13}]" +
                v1 + "}\n");
        row("plugin that answers badly", answered,
            "    exec: {command: /bin/sh, args: [-c, 'echo planted-14']" + v1 + "}\n");
        row("plugin whose token is refused", answered, "    exec: {command: " + QByteArray("./plugin") + v1 + "}\n");
        row("token file that is none", answered, "    tokenFile: secret-words\n");
    }

    void nothingShowsThem()
    {
        QFETCH(QByteArray, cluster);
        QFETCH(QByteArray, user);
        QFile words(m_folder.filePath(QStringLiteral("secret-words")));
        QVERIFY(words.open(QIODevice::WriteOnly));
        words.write("planted words");
        words.close();
        QFile plugin(m_folder.filePath(QStringLiteral("plugin")));
        QVERIFY(plugin.open(QIODevice::WriteOnly));
        plugin.write("#!/bin/sh\necho '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\","
                     "\"status\":{\"token\":\"planted-15\"}}'\n");
        plugin.close();
        QVERIFY(plugin.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        // A server that says back what it was shown, as a careless one might.
        TestServer server(m_certificate, [](const TestRequest &request, QSslSocket &socket) {
            socket.write(
                TestServer::answer(401, "{\"kind\":\"Status\",\"reason\":\"Unauthorized\",\"message\":\"who is " +
                                            (request.fields.value("authorization").startsWith("Bearer ")
                                                 ? request.fields.value("authorization")
                                                 : QByteArray("that")) +
                                            "\"}"));
        });
        const QStringList all =
            said(QByteArray(cluster).replace("@", QByteArray::fromStdString(server.url())).replace("AT", "@"), user) +
            s_logged;
        QVERIFY(!all.isEmpty());
        for (const QString &text : all)
            QVERIFY2(!text.contains(QStringLiteral("planted")), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestSecretsStayHidden)
#include "tst_secrets_stay_hidden.moc"
