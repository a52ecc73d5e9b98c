// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/login/plugin_scripts.h"
#include "tests/core/kube/support/test_authority.h"

#include "core/kube/login/exec_credentials.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace liteboxd;
using namespace std::chrono_literals;
using kube::CredentialPtr;
using kube::CredentialSource;
using kube::ExecCredentials;

class TestExecCredentials : public QObject, private PluginScripts
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void givesATokenUntilItExpires()
    {
        const auto expires = QDateTime::fromMSecsSinceEpoch(
            std::chrono::duration_cast<std::chrono::milliseconds>((m_clock.wall() + 10min).time_since_epoch()).count(),
            Qt::UTC);
        answering(answer(token("t", expires.toString(Qt::ISODate))));
        const auto source = this->source();
        QVERIFY(!source->ready());
        const auto first = ask(*source);
        QVERIFY2(first, first ? "" : first.error().text().c_str());
        QCOMPARE((*first)->authorization.reveal(), "Bearer t");
        QVERIFY(source->ready());
        QCOMPARE(runs(), 1);
        m_clock.advance(11min);
        QVERIFY(!source->ready());
        QVERIFY(ask(*source));
        QCOMPARE(runs(), 2);
    }

    void oneRunServesAllWhoWait()
    {
        answering(answer(token("t")));
        const auto source = this->source();
        QSignalSpy waiting(source.get(), &CredentialSource::waitingFor);
        int told = 0;
        std::vector<async::Request> requests;
        for (int i = 0; i < 5; ++i)
            requests.push_back(source->current(this, [&](const base::Result<CredentialPtr> &) { ++told; }));
        QTRY_COMPARE(told, 5);
        QCOMPARE(runs(), 1);
        QCOMPARE(waiting.size(), 2);
        QCOMPARE(waiting.value(0).value(0).toString(), QStringLiteral("plugin"));
        QCOMPARE(waiting.value(1).value(0).toString(), QString());
        QVERIFY(ask(*source));
        QCOMPARE(runs(), 1); // without an expiry it holds until it is refused
    }

    void runsAgainWhenRefused()
    {
        answering(answer(token("t")));
        const auto source = this->source();
        const auto first = ask(*source);
        QSignalSpy changed(source.get(), &CredentialSource::changed);
        answering(answer(token("u")));
        QVERIFY(source->invalidate(*first));
        QVERIFY(!source->ready());
        const auto second = ask(*source);
        QCOMPARE((*second)->authorization.reveal(), "Bearer u");
        QCOMPARE(changed.size(), 1);
        QVERIFY(source->invalidate(*first)); // a request that was on its way with the first
        QCOMPARE(source->ready(), *second);
        QCOMPARE(runs(), 2);
    }

    void givesACertificate()
    {
        const base::SystemClock now; // as the dates in it
        const auto client = TestAuthority().issue({"operator"});
        const QJsonObject status{
            {QStringLiteral("clientCertificateData"), QString::fromStdString(client.certificatePem)},
            {QStringLiteral("clientKeyData"), QString::fromStdString(client.keyPem)}};
        answering(answer(status));
        ExecCredentials source({}, m_plugin, now, m_settings);
        const auto got = ask(source);
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        QCOMPARE((*got)->certificatePem, client.certificatePem);
        QCOMPARE((*got)->keyPem.reveal(), client.keyPem);
        QVERIFY((*got)->authorization.isEmpty());
    }

    void isToldWhatItAsksFor()
    {
        m_plugin.apiVersion = "client.authentication.k8s.io/v1beta1";
        m_plugin.arguments = {"a b", "$c"};
        m_plugin.environment = {{"PROFILE", base::Secret("p")}};
        m_plugin.wantsCluster = true;
        m_plugin.clusterJson = "{\"server\":\"https://h:1\"}";
        const QByteArray out = path("seen").toLocal8Bit();
        script("plugin", "printf '%s|%s|%s|%s|' \"$#\" \"$1\" \"$2\" \"$PROFILE\" > '" + out +
                             "'\nprintf %s \"$KUBERNETES_EXEC_INFO\" >> '" + out + "'\nread line && exit 9\n" +
                             "echo '" + answer(token("t"), m_plugin.apiVersion.c_str()) + "'\n");
        const auto got = ask();
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        QFile seen(path("seen"));
        QVERIFY(seen.open(QIODevice::ReadOnly));
        const QByteArray text = seen.readAll();
        QVERIFY2(text.startsWith("2|a b|$c|p|"), text.constData());
        const auto info = QJsonDocument::fromJson(text.mid(text.indexOf('{'))).object();
        QCOMPARE(info.value(u"apiVersion").toString(), QStringLiteral("client.authentication.k8s.io/v1beta1"));
        QCOMPARE(info.value(u"spec").toObject().value(u"cluster").toObject().value(u"server").toString(),
                 QStringLiteral("https://h:1"));
    }

    void isFoundThroughTheLoginShell()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("hidden")));
        script("hidden/only-there", "echo '" + answer(token("t")) + "'\n");
        // Noise of a .bashrc, then what -c says, with the PATH that a profile would make.
        script("shell", "echo welcome\nshift 3\nPATH=\"" + path("hidden").toLocal8Bit() +
                            ":$PATH\"\nexport PATH\neval \"$1\"\n");
        m_plugin.command = "only-there";
        const auto without = ask();
        QVERIFY(!without);
        QVERIFY2(without.error().message.starts_with("the program only-there, which the kubeconfig asks for "
                                                     "credentials, was not found; searched: "),
                 without.error().message.c_str());
        m_settings.shell = path("shell");
        const auto got = ask();
        QVERIFY2(got, got ? "" : got.error().text().c_str());
    }

    void aShellThatHangsIsLeftAlone()
    {
        script("shell", "exec sleep 60\n");
        answering(answer(token("t")));
        m_settings.shell = path("shell");
        m_settings.shellTimeLimit = 100ms;
        QVERIFY(ask());
    }

    void saysHowToGetIt()
    {
        m_plugin.command = "no-such-plugin-anywhere";
        m_plugin.installHint = "get it from example.org";
        const auto got = ask();
        QVERIFY(!got);
        QCOMPARE(got.error().code, base::ErrorCode::LoginFailed);
        QVERIFY(QString::fromStdString(got.error().message).endsWith(QStringLiteral("\nget it from example.org")));
        QVERIFY(QString::fromStdString(got.error().message).contains(QStringLiteral("/usr/bin")));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("message");
        const auto says = [](const QByteArray &output) { return "echo '" + output + "'\n"; };
        const QString useless = QStringLiteral("is of no use: ");
        QTest::newRow("exit code") << QByteArray("echo 'who are you?' >&2\nexit 7\n")
                                   << QStringLiteral("ended with code 7:\nwho are you?");
        QTest::newRow("crash") << QByteArray("kill -SEGV $$\n") << QStringLiteral("crashed");
        QTest::newRow("no script") << QByteArray("exec /no/such/program\n") << QStringLiteral("ended with code 12");
        QTest::newRow("no JSON") << says("hello") << useless + QStringLiteral("it answered with something else");
        QTest::newRow("empty object") << says("{}") << useless + QStringLiteral("its answer names no apiVersion: ");
        QTest::newRow("no zone") << says(answer(token("t", QStringLiteral("2100-01-01T00:00:00"))))
                                 << useless + QStringLiteral("its expirationTimestamp has no time zone");
        QTest::newRow("another kind") << says("{\"kind\":\"Pod\"}")
                                      << useless + QStringLiteral("its answer is no ExecCredential");
        QTest::newRow("another version") << says(answer(token("t"), "client.authentication.k8s.io/v1beta1"))
                                         << useless + QStringLiteral("the kubeconfig asks for client.authentication");
        QTest::newRow("nothing") << says(answer({}))
                                 << useless + QStringLiteral("it answered with neither a token nor a certificate");
        QTest::newRow("half") << says(answer(member("clientKeyData", QStringLiteral("k"))))
                              << useless + QStringLiteral("it answered with a certificate or a key, not with both");
        QTest::newRow("no certificate") << says(
                                               answer({{QStringLiteral("clientKeyData"), QStringLiteral("k")},
                                                       {QStringLiteral("clientCertificateData"), QStringLiteral("c")}}))
                                        << useless + QStringLiteral("the client certificate is not a PEM certificate");
        QTest::newRow("no token") << says(answer(token("a b")))
                                  << useless + QStringLiteral("the token holds spaces or control characters");
        QTest::newRow("no time") << says(answer(token("t", QStringLiteral("soon"))))
                                 << useless + QStringLiteral("its expirationTimestamp is no time (RFC 3339)");
        QTest::newRow("endless") << QByteArray("exec yes\n") << QStringLiteral("wrote too much and was ended");
    }

    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, message);
        script("plugin", body);
        const auto got = ask();
        QVERIFY(!got);
        QCOMPARE(got.error().code, base::ErrorCode::LoginFailed);
        const QString said = QString::fromStdString(got.error().message);
        QVERIFY2(said.startsWith(path("plugin") + u' ' + message), qPrintable(said));
        QVERIFY(got.error().retryAfter);
    }

    void anExpiryOfThePastHoldsForAMoment()
    {
        answering(answer(token("t", QStringLiteral("2001-01-01T00:00:00Z"))));
        const auto source = this->source();
        QVERIFY(ask(*source));
        QVERIFY(ask(*source));
        QCOMPARE(runs(), 1); // or every request would run it
    }

    void aFailureHoldsForAMoment()
    {
        script("plugin", "echo run >> '" + path("runs").toLocal8Bit() + "'\nexit 1\n");
        const auto source = this->source();
        QVERIFY(!ask(*source));
        QVERIFY(!ask(*source));
        QCOMPARE(runs(), 1);
        source->retryNow(); // somebody pressed a button
        QVERIFY(!ask(*source));
        QCOMPARE(runs(), 2);
        m_clock.advance(2min);
        QVERIFY(!ask(*source));
        QCOMPARE(runs(), 3);
    }

    void endsWithAllItStarted()
    {
        script("plugin", "sleep 300 &\necho $! > '" + path("child").toLocal8Bit() + "'\nwait\n");
        m_settings.timeLimit = 300ms;
        const auto got = ask();
        QVERIFY(!got);
        QVERIFY(QString::fromStdString(got.error().message).contains(QStringLiteral("did not answer within 1 s")));
        QFile file(path("child"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto child = static_cast<pid_t>(file.readAll().trimmed().toInt());
        QVERIFY(child > 0);
        QTRY_VERIFY(::kill(child, 0) != 0 || QFile::exists(QStringLiteral("/proc/%1/exe").arg(child)) == false);
    }

    void doesNotBlock()
    {
        script("plugin", "sleep 1\necho '" + answer(token("t")) + "'\n");
        const auto source = this->source();
        QElapsedTimer timer;
        timer.start();
        const auto request = source->current(this, [](const base::Result<CredentialPtr> &) {});
        QVERIFY2(timer.elapsed() < 300, "starting it must not wait for it");
    }

    void goesInMidRun()
    {
        script("plugin", "echo $$ > '" + path("pid").toLocal8Bit() + "'\nexec sleep 300\n");
        auto source = this->source();
        bool told = false;
        const auto request = source->current(this, [&](const base::Result<CredentialPtr> &) { told = true; });
        const auto written = [this] {
            QFile file(path("pid"));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QTRY_VERIFY(written().endsWith('\n'));
        const auto pid = static_cast<pid_t>(written().trimmed().toInt());
        QElapsedTimer timer;
        timer.start();
        source.reset();
        QVERIFY(timer.elapsed() < 300);
        QTRY_VERIFY(::kill(pid, 0) != 0);
        QVERIFY(!told);
    }

    void secretsAreTakenOutOfWhatItSays()
    {
        m_plugin.environment = {{"AWS_SECRET", base::Secret("planted-secret-1")}};
        script("plugin", "echo \"bad key $AWS_SECRET, Bearer planted-secret-2, eyJhbGciOi.J9.planted-secret-3\" >&2\n"
                         "echo planted-secret-4\nexit 1\n");
        const auto got = ask();
        QVERIFY(!got);
        const QString said = QString::fromStdString(got.error().text());
        QVERIFY2(said.contains(QStringLiteral("bad key [AWS_SECRET]")), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("planted-secret")), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestExecCredentials)
#include "tst_exec_credentials.moc"
