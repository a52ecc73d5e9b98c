// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig.h"

#include <QTest>

using namespace liteboxd;
using kube::Kubeconfig;

namespace {

/// A kubeconfig of one context "c", cluster "k" with these lines, and user "u" with a token.
std::string config(const std::string &clusterLines)
{
    return "current-context: c\n"
           "contexts:\n- name: c\n  context: {cluster: k, user: u}\n"
           "clusters:\n- name: k\n  cluster:\n    server: https://10.0.0.1:6443\n" +
           clusterLines + "users:\n- name: u\n  user:\n    token: t\n";
}

base::Result<kube::ConnectionSettings> withFlag(const std::string &value)
{
    const auto parsed = Kubeconfig::parse(config("    insecure-skip-tls-verify: " + value + '\n'), "/k/config");
    return parsed ? parsed->connection() : base::fail(parsed.error());
}

} // namespace

/// Entries are judged by whoever uses them, as kubectl does.
class TestKubeconfigEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnusedEntryCostsNothing_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::newRow("exec without a mode") << "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1}}";
        QTest::newRow("exec without a command") << "{exec: {apiVersion: client.authentication.k8s.io/v1beta1}}";
        QTest::newRow("exec env without a name")
            << "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1, env: [{value: v}]}}";
        QTest::newRow("no map") << "5";
        QTest::newRow("groups no list") << "{as: a, as-groups: 5}";
        QTest::newRow("token a list") << "{token: []}";
    }

    void anUnusedEntryCostsNothing()
    {
        QFETCH(QString, entry);
        const auto parsed =
            Kubeconfig::parse(config("") + "- name: other\n  user: " + entry.toStdString() + "\n", "/k/config");
        QVERIFY2(parsed, parsed ? "" : parsed.error().text().c_str());
        QCOMPARE(parsed->connection()->bearerToken.reveal(), "t");
    }

    void flagsAreWrittenInManyWays()
    {
        for (const char *yes : {"true", "True", "TRUE", "yes", "On"}) {
            const auto settings = withFlag(yes);
            QVERIFY2(settings && settings->verification == kube::TlsVerification::Skipped, yes);
        }
        for (const char *no : {"false", "False", "no", "OFF", "~", ""}) {
            const auto settings = withFlag(no);
            QVERIFY2(settings && settings->verification == kube::TlsVerification::Full, no);
        }
    }
};

QTEST_GUILESS_MAIN(TestKubeconfigEntries)
#include "tst_kubeconfig_entries.moc"
