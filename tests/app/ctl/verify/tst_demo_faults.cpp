// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

/// Each fault that a demo cluster can have: a whole verification turns exactly these checks red.
class DemoFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void turnsTheRightChecksRed_data();
    void turnsTheRightChecksRed();
    void knowsNoOthers();
};

void DemoFaultsTest::turnsTheRightChecksRed_data()
{
    QTest::addColumn<QString>("red");
    const QString missing = u"policies.present=fail"_s;
    const auto row = [](const char *fault, const QString &red) { QTest::newRow(fault) << red; };
    row("none", {});
    row("policy-missing", missing);
    row("policy-edited", u"policies.unchanged=fail sandboxes.internet=fail probes.deny=fail probes.internet=fail"_s);
    row("denials-missing", missing);
    row("older-dns", u"policies.unchanged=fail sandboxes.dns=fail probes.dns=fail"_s);
    row("dns-closed", missing + u" sandboxes.dns=fail probes.dns=fail"_s);
    row("gateway-shut-out", missing + u" sandboxes.gateway=fail probes.gateway=fail"_s);
    row("api-server-open", missing + u" sandboxes.apiserver=fail sandboxes.internet=fail probes.apiserver=fail"_s);
    row("kubelet-open", missing + u" sandboxes.nodes=fail probes.kubelet=fail"_s);
    row("metadata-open", missing + u" sandboxes.metadata=fail probes.metadata=fail"_s);
    row("lan-open", missing + u" probes.lan=fail"_s);
    row("resolver-open", missing + u" probes.resolver=fail"_s);
    row("neighbour-open", missing + u" sandboxes.neighbours=fail probes.neighbour=fail"_s);
    row("internet-leaks", missing + u" sandboxes.internet=fail probes.internet=fail"_s);
    row("token-missing", u"sandboxes.tokens=fail"_s);
    row("token-shared", u"sandboxes.tokens=fail"_s);
    row("ttl-expired", u"sandboxes.lifetimes=warning"_s);
}

void DemoFaultsTest::turnsTheRightChecksRed()
{
    QFETCH(QString, red);
    const DemoRun demo({u"--fault"_s, QString::fromLatin1(QTest::currentDataTag())});
    QVERIFY2(demo.fault().isEmpty(), qPrintable(demo.fault()));
    const CtlRun run = runCtl({u"--kubeconfig"_s, demo.kubeconfig(), u"verify"_s, u"--full"_s, u"-o"_s, u"json"_s,
                               u"--probe-internet"_s, u"198.51.100.10:80"_s, u"--probe-lan"_s, u"10.0.0.9:80"_s,
                               u"--probe-resolver"_s, u"198.51.100.53:53"_s});
    QStringList seen;
    for (const QJsonValue &check : run.json()[u"checks"].toArray()) {
        const QString result = check[u"result"].toString();
        if (result == u"pass" || result == u"skipped")
            continue;
        seen << check[u"id"].toString() + u'=' + result;
        QVERIFY2(!check[u"fix"].toString().isEmpty(), qPrintable(seen.last()));
        const bool isOfPolicies = result == u"fail" && !check[u"id"].toString().startsWith(u"sandboxes.tokens");
        QVERIFY2(!isOfPolicies || check[u"fix"].toString().contains(u"liteboxctl policy"_s), qPrintable(seen.last()));
    }
    QCOMPARE(seen.join(u' '), red);
    QCOMPARE(run.exitCode, red.contains(u"=fail"_s) ? 1 : 0);
}

void DemoFaultsTest::knowsNoOthers()
{
    const DemoRun demo({u"--fault"_s, u"unheard-of"_s});
    QVERIFY(!demo.fault().isEmpty());
}

QTEST_GUILESS_MAIN(DemoFaultsTest)
#include "tst_demo_faults.moc"
