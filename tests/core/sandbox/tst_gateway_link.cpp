// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/gateway_link.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

class GatewayLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildsTheRoute_data();
    void buildsTheRoute();
    void takesAPathWithItsQuery();
    void refusesTokensThatCannotBeSent_data();
    void refusesTokensThatCannotBeSent();
    void survivesTheShell_data();
    void survivesTheShell();
    void runsWsdumpWithoutTheTokenInItsArguments_data();
    void runsWsdumpWithoutTheTokenInItsArguments();
};

void GatewayLinkTest::buildsTheRoute_data()
{
    QTest::addColumn<QString>("gateway");
    QTest::addColumn<QString>("url");

    const QString route = u"/api/v1/sandbox/4f1c0a9e/port/8080/"_s;
    QTest::newRow("local") << u"http://127.0.0.1:7070"_s << u"http://127.0.0.1:7070"_s + route;
    QTest::newRow("slash at the end") << u"http://[::1]:7070/"_s << u"http://[::1]:7070"_s + route;
    QTest::newRow("path in front") << u"https://box.example/gate%2Fway//"_s
                                   << u"https://box.example/gate%2Fway"_s + route;
    QTest::newRow("query is not kept") << u"https://box.example/?a=b#c"_s << u"https://box.example"_s + route;
}

void GatewayLinkTest::buildsTheRoute()
{
    QFETCH(QString, gateway);
    const auto id = base::SandboxId::parse("4f1c0a9e");
    QTEST(sandbox::gatewayUrl(QUrl(gateway), *id, 8080).toString(QUrl::FullyEncoded), "url");
}

void GatewayLinkTest::takesAPathWithItsQuery()
{
    const auto id = base::SandboxId::parse("aa");
    const QUrl url = sandbox::gatewayUrl(QUrl(u"http://[::1]:7070"_s), *id, 81, u"/so%2Fcket/a?room=1&b=%20"_s);
    QCOMPARE(url.toString(QUrl::FullyEncoded),
             u"http://[::1]:7070/api/v1/sandbox/aa/port/81/so%2Fcket/a?room=1&b=%20"_s);
}

void GatewayLinkTest::refusesTokensThatCannotBeSent_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray rest(40, 'a');
    QTest::newRow("none") << QByteArray();
    QTest::newRow("short") << QByteArray(31, 'a');
    QTest::newRow("line break") << rest + "\r\nHost: evil";
    QTest::newRow("blank") << rest + " b";
    QTest::newRow("control") << rest + "\x1b[2J";
    QTest::newRow("beyond ASCII") << rest + "\xc3\xa4";
}

void GatewayLinkTest::refusesTokensThatCannotBeSent()
{
    QFETCH(QByteArray, token);
    const auto line = sandbox::curlLine(QUrl(u"http://localhost"_s), base::Secret(token.toStdString()));
    QVERIFY(!line);
    QCOMPARE(line.error().code, base::ErrorCode::InvalidArgument);
    QVERIFY(!sandbox::webSocketLine(QUrl(u"http://localhost"_s), base::Secret(token.toStdString())));
}

void GatewayLinkTest::survivesTheShell_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("64 hex digits") << QByteArray(64, 'a');
    QTest::newRow("quotes") << "a'b\"c" + QByteArray(32, 'a');
    QTest::newRow("commands") << QByteArray("';touch${IFS}x;'$(id)`id`\\n!#&|%s%n");
}

void GatewayLinkTest::survivesTheShell()
{
    QFETCH(QByteArray, token);
    const QUrl url(u"http://127.0.0.1:7070/a'b?c=d&e=$f"_s);
    const auto line = sandbox::curlLine(url, base::Secret(token.toStdString()));
    QVERIFY(line);

    // A shell function of that name shows what curl would be given: the token by its standard input, where no list of
    // processes shows it.
    QProcess shell;
    shell.start(u"sh"_s,
                {u"-c"_s, u"curl() { printf '%s\\n' \"$@\"; cat; }\n"_s + QString::fromStdString(line->reveal())});
    QVERIFY(shell.waitForFinished());

    const QByteArray expected = "-H\n@-\n" + url.toEncoded() + "\nX-Access-Token: " + token + '\n';
    QCOMPARE(shell.readAllStandardOutput(), expected);
    QCOMPARE(shell.readAllStandardError(), QByteArray());
}

void GatewayLinkTest::runsWsdumpWithoutTheTokenInItsArguments_data()
{
    survivesTheShell_data();
}

void GatewayLinkTest::runsWsdumpWithoutTheTokenInItsArguments()
{
    QFETCH(QByteArray, token);
    const QUrl url(u"http://127.0.0.1:7070/a'b?c=d&e=$f"_s);
    const auto line = sandbox::webSocketLine(url, base::Secret(token.toStdString()));
    QVERIFY(line);

    // One that shows what it was given, what a list of processes shows, and what was typed.
    const QTemporaryDir folder;
    QFile wsdump(folder.filePath(u"wsdump"_s));
    QVERIFY(wsdump.open(QFile::WriteOnly));
    wsdump.write("#!/usr/bin/env python3\nimport sys\nprint(*sys.argv[1:], sep='\\n')\nprint(sys.stdin.read())\n"
                 "print(open('/proc/self/cmdline').read())\n");
    wsdump.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    wsdump.close();
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, folder.path() + u':' + environment.value(u"PATH"_s));
    shell.setProcessEnvironment(environment);
    shell.start(u"sh"_s, {u"-c"_s, QString::fromStdString(line->reveal())});
    shell.write("typed");
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());

    const QByteArray out = shell.readAllStandardOutput();
    const QByteArray expected = "--headers\nX-Access-Token: " + token + "\nws" + url.toEncoded().mid(4) + "\ntyped\n";
    QCOMPARE(out.left(expected.size()), expected);
    QVERIFY2(!out.mid(expected.size()).contains(token), out);
    QCOMPARE(shell.readAllStandardError(), QByteArray());
}

QTEST_GUILESS_MAIN(GatewayLinkTest)
#include "tst_gateway_link.moc"
