// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/connection/connector_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using connection::Connector;
using tests::ConnectorFixture;
using tests::threeContexts;
using tests::withUser;

class LoginQuestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tests::KubeconfigFolder::setUpProgram(u"test-login-question"_s); }
    void init() { m_folder.setUpTest(); }

    void asksBeforeAPluginOfADroppedFileRuns()
    {
        const QString file =
            m_folder.write(withUser("exec: {command: aws, args: [get token], apiVersion: "
                                    "client.authentication.k8s.io/v1beta1, env: [{name: P, value: v}]}"));
        {
            ConnectorFixture f;
            f.connector.openFiles({file});
            QVERIFY(!f.connector.session());
            QVERIFY(f.connector.question());
            QCOMPARE(f.connector.question()->program, u"aws"_s);
            QCOMPARE(f.connector.question()->arguments, QStringList{u"get token"_s});
            QCOMPARE(f.connector.question()->environment,
                     (std::vector<connection::LoginQuestion::Variable>{{u"P"_s, u"v"_s}}));
            f.connector.approveLogin();
            QVERIFY(f.connector.session());
            QVERIFY(!f.connector.question());
        }
        ConnectorFixture f;
        f.connector.openFiles({file});
        QVERIFY(f.connector.session()); // asked once per content
        m_folder.write(withUser("exec: {command: aws, args: [get, other], apiVersion: "
                                "client.authentication.k8s.io/v1beta1, env: [{name: P, value: v}]}"));
        f.connector.openFiles({file});
        QVERIFY(f.connector.session()); // it goes on until the answer
        QVERIFY(f.connector.question());
    }

    void theSessionGoesOnUntilTheAnswer()
    {
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts())}, {}, {}});
        const session::Session *before = f.connector.session();
        QSignalSpy changed(&f.connector, &Connector::changed);
        QSignalSpy asked(&f.connector, &Connector::questionChanged);
        f.connector.openText(pluginText());
        QCOMPARE(asked.size(), 1);
        QVERIFY(f.connector.question());
        f.connector.declineLogin();
        QCOMPARE(asked.size(), 2);
        QVERIFY(!f.connector.question());
        QCOMPARE(f.connector.contexts().size(), 3);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(f.connector.session(), before);

        f.connector.openText(pluginText());
        f.connector.approveLogin();
        QCOMPARE(changed.size(), 1);
        QVERIFY(!f.connector.question());
        QVERIFY(f.connector.session());
        QVERIFY(f.connector.session()->settings().connection.exec);
    }

    void aNoLeavesTheContextsToChoose()
    {
        ConnectorFixture f;
        f.connector.openText(pluginText());
        QVERIFY(f.connector.question());
        f.connector.declineLogin();
        QVERIFY(!f.connector.session());
        QVERIFY(f.connector.contextError());
        QCOMPARE(f.connector.contextError()->code, base::ErrorCode::LoginFailed);
        QCOMPARE(f.connector.contexts().size(), 3);
        f.connector.retry();
        QVERIFY(f.connector.question()); // asked once more
    }

    void asksBeforeAFileIsSent()
    {
        QFile token(m_folder.path(u"token"_s));
        QVERIFY(token.open(QIODevice::WriteOnly));
        token.write("t");
        token.close();
        ConnectorFixture f;
        f.connector.openText(QString::fromUtf8(withUser("tokenFile: " + token.fileName().toUtf8())));
        QVERIFY(!f.connector.session());
        QCOMPARE(f.connector.question()->tokenFile, token.fileName());
        QCOMPARE(f.connector.question()->server, u"https://127.0.0.1:1"_s);
    }

    void whatKubectlWouldReadIsTrusted()
    {
        const QByteArray text = withUser("exec: {command: no-such-plugin, apiVersion: "
                                         "client.authentication.k8s.io/v1beta1}");
        const QString file = m_folder.write(text);
        ConnectorFixture named;
        named.connector.open({{file}, {}, {}});
        QVERIFY(named.connector.session());
        QSettings().clear();
        qputenv("KUBECONFIG", file.toUtf8());
        ConnectorFixture byDefault;
        byDefault.connector.open({});
        QVERIFY(byDefault.connector.session());
        ConnectorFixture pasted;
        pasted.connector.openText(QString::fromUtf8(text));
        QVERIFY(pasted.connector.question());
    }

private:
    static QString pluginText()
    {
        return QString::fromUtf8(withUser("exec: {command: no-such-plugin, apiVersion: "
                                          "client.authentication.k8s.io/v1beta1}"));
    }

    tests::KubeconfigFolder m_folder;
};

QTEST_MAIN(LoginQuestionTest)
#include "tst_login_question.moc"
