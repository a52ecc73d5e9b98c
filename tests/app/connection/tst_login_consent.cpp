// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_keychain.h"

#include "app/connection/connector.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using connection::Connector;

/// What a person is asked before a kubeconfig from elsewhere is used.
class TestLoginConsent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
        QCoreApplication::setApplicationName(u"test-login-consent"_s);
    }

    void init() { QSettings().clear(); }

    /// Whoever is shown the answer of an approved plugin is part of what was approved.
    void asksAgainWhenAnotherServerGetsTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("cluster");
        QTest::newRow("server") << QByteArray("server: \"https://127.0.0.1:2\"");
        QTest::newRow("not verified") << QByteArray("server: \"https://127.0.0.1:1\", insecure-skip-tls-verify: true");
        QTest::newRow("proxy") << QByteArray("server: \"https://127.0.0.1:1\", proxy-url: \"http://u:p@127.0.0.1:9\"");
        QTest::newRow("name") << QByteArray("server: \"https://127.0.0.1:1\", tls-server-name: other");
    }

    void asksAgainWhenAnotherServerGetsTheAnswer()
    {
        QFETCH(QByteArray, cluster);
        QByteArray text = kubeconfig("exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1}");
        Fixture f;
        f.connector.openText(QString::fromUtf8(text));
        f.connector.approveLogin();
        const session::Session *approved = f.connector.session();
        QVERIFY(approved);
        f.connector.openText(QString::fromUtf8(text.replace("server: \"https://127.0.0.1:1\"", cluster)));
        QCOMPARE(f.connector.session(), approved); // nobody else gets the answer before it is agreed to
        const auto question = f.connector.question();
        QVERIFY(question);
        QCOMPARE(question->isVerified, !cluster.contains("skip"));
        QCOMPARE(question->proxy, cluster.contains("proxy") ? u"http://127.0.0.1:9"_s : QString());
    }

    void asksBeforeAnyFileIsRead()
    {
        const QByteArray pipe = m_folder.filePath(u"pipe"_s).toUtf8();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        QByteArray text = kubeconfig("token: t");
        text.replace("server:", "certificate-authority: " + pipe + ", server:");
        Fixture f;
        f.connector.openText(QString::fromUtf8(text));
        QVERIFY(!f.connector.contextError());
        QCOMPARE(f.connector.question()->files, QStringList{QString::fromUtf8(pipe)});
        f.connector.approveLogin();
        QVERIFY(!f.connector.session());
        QCOMPARE(f.connector.contextError()->code, base::ErrorCode::FileUnreadable);
    }

    /// What is hidden from the person could be what makes the program do something else.
    void showsTheEnvironmentAsItIs()
    {
        Fixture f;
        f.connector.openText(
            QString::fromUtf8(kubeconfig("exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1, "
                                         "env: [{name: TOKEN, value: \"Bearer x; curl evil\"}]}")));
        QCOMPARE(f.connector.question()->environment,
                 (std::vector<connection::LoginQuestion::Variable>{{u"TOKEN"_s, u"Bearer x; curl evil"_s}}));
    }

private:
    struct Fixture
    {
        QSettings keptSettings;
        tests::FakeKeychain keychain;
        session::KeptTokens kept{keptSettings};
        Connector connector{keychain, kept, keptSettings};
    };

    static QByteArray kubeconfig(const QByteArray &user)
    {
        return "current-context: one\n"
               "clusters:\n- {name: here, cluster: {server: \"https://127.0.0.1:1\"}}\n"
               "users:\n- {name: me, user: {" +
               user +
               "}}\n"
               "contexts:\n- {name: one, context: {cluster: here, user: me}}\n";
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestLoginConsent)
#include "tst_login_consent.moc"
