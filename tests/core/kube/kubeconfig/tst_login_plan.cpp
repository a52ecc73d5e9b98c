// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace liteboxd;
using kube::Kubeconfig;

/// What is known of a context before anything of it is done.
class TestLoginPlan : public QObject
{
    Q_OBJECT

private:
    /// A kubeconfig with a plugin and a token file; each of the lines may be exchanged for another.
    static std::string config(const QString &line = {}, const QString &instead = {})
    {
        QString text = QStringLiteral("current-context: c\n"
                                      "contexts: [{name: c, context: {cluster: k, user: u}}]\n"
                                      "clusters:\n- name: k\n  cluster:\n"
                                      "    server: https://10.0.0.1:6443\n"
                                      "    tls-server-name: api\n"
                                      "    certificate-authority-data: YQ==\n"
                                      "    insecure-skip-tls-verify: false\n"
                                      "    proxy-url: http://proxy:3128\n"
                                      "    extensions: [{name: client.authentication.k8s.io/exec, extension: {a: 1}}]\n"
                                      "users:\n- name: u\n  user:\n"
                                      "    as: somebody\n"
                                      "    as-groups: [g]\n"
                                      "    tokenFile: /k/token\n"
                                      "    client-certificate: /k/crt\n"
                                      "    client-key: /k/key\n"
                                      "    exec:\n"
                                      "      apiVersion: client.authentication.k8s.io/v1\n"
                                      "      command: /k/plugin\n"
                                      "      args: [a, b]\n"
                                      "      env: [{name: N, value: v}]\n"
                                      "      provideClusterInfo: true\n"
                                      "      interactiveMode: Never\n");
        if (!line.isEmpty() && !text.contains(line))
            return {};
        return text.replace(line, instead).toStdString();
    }

    static kube::LoginPlan planOf(const std::string &yaml)
    {
        const auto parsed = Kubeconfig::parse(yaml, "/k/config");
        const auto plan = parsed ? parsed->plan() : base::fail(parsed.error());
        return plan ? *plan : kube::LoginPlan();
    }

private Q_SLOTS:
    void tellsWhatIsReadAndRun()
    {
        const kube::LoginPlan plan = planOf(config());
        QVERIFY(plan.needsConsent());
        QCOMPARE(plan.server, "https://10.0.0.1:6443");
        QCOMPARE(plan.tokenFile, "/k/token");
        QCOMPARE(plan.files, (std::vector<std::filesystem::path>{"/k/crt", "/k/key", "/k/token"}));
        QCOMPARE(plan.exec->command, "/k/plugin");
        QCOMPARE(plan.proxyUrl.reveal(), "http://proxy:3128");
        QCOMPARE(plan.fingerprint().size(), 64U);
        QCOMPARE(plan.fingerprint(), planOf(config()).fingerprint());
    }

    void anyDifferenceIsAnotherPlan_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("instead");
        const auto row = [](const char *line, const char *instead) {
            QTest::newRow(instead) << QString::fromLatin1(line) << QString::fromLatin1(instead);
        };
        row("server: https://10.0.0.1:6443", "server: https://10.0.0.1:6444");
        row("tls-server-name: api", "tls-server-name: other");
        row("certificate-authority-data: YQ==", "certificate-authority-data: Yg==");
        row("certificate-authority-data: YQ==", "certificate-authority: /k/ca");
        row("insecure-skip-tls-verify: false", "insecure-skip-tls-verify: true");
        row("proxy-url: http://proxy:3128", "proxy-url: http://other:3128");
        row("extension: {a: 1}", "extension: {a: 2}");
        row("as: somebody", "as: other");
        row("as-groups: [g]", "as-groups: [h]");
        row("tokenFile: /k/token", "tokenFile: /k/other");
        row("client-certificate: /k/crt", "client-certificate: /k/other");
        row("client-key: /k/key", "client-key: /k/other");
        row("v1\n", "v1beta1\n");
        row("command: /k/plugin", "command: /k/other");
        row("args: [a, b]", "args: [a]");
        row("args: [a, b]", "args: [\"a, b\"]");
        row("args: [a, b]", "args: [ab]");
        row("name: N, value: v", "name: M, value: v");
        row("name: N, value: v", "name: N, value: w");
        row("provideClusterInfo: true", "provideClusterInfo: false");
    }

    void anyDifferenceIsAnotherPlan()
    {
        QFETCH(QString, line);
        QFETCH(QString, instead);
        const kube::LoginPlan other = planOf(config(line, instead));
        QVERIFY(!other.server.empty());
        QVERIFY(other.fingerprint() != planOf(config()).fingerprint());
    }

    void whatIsRenewedIsNoOtherPlan()
    {
        const QString token = QStringLiteral("tokenFile: /k/token");
        QCOMPARE(planOf(config(token, QStringLiteral("token: a"))).fingerprint(),
                 planOf(config(token, QStringLiteral("token: b"))).fingerprint());
    }

    void whatIsAllInTheTextNeedsNoConsent()
    {
        const kube::LoginPlan plan =
            planOf("current-context: c\ncontexts: [{name: c, context: {cluster: k, user: u}}]\n"
                   "clusters: [{name: k, cluster: {server: 'https://h'}}]\n"
                   "users: [{name: u, user: {token: t}}]\n");
        QCOMPARE(plan.server, "https://h");
        QVERIFY(!plan.needsConsent());
    }

    /// A pipe that nobody writes to would hold up whoever opens it.
    void readsNothing()
    {
        QTemporaryDir folder;
        const QByteArray pipe = folder.filePath(QStringLiteral("pipe")).toLocal8Bit();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        const kube::LoginPlan plan =
            planOf(config(QStringLiteral("certificate-authority-data: YQ=="),
                          QStringLiteral("certificate-authority: ") + QString::fromLocal8Bit(pipe)));
        QCOMPARE(plan.files.front(), pipe.toStdString());
    }

    void tellsTheContextsFault()
    {
        const auto parsed = Kubeconfig::parse("contexts: [{name: c, context: {cluster: k}}]", "/k/config");
        QCOMPARE(parsed->plan("c").error().text(),
                 "/k/config: context \"c\": it names the cluster \"k\", which is not there");
        QCOMPARE(parsed->plan("x").error().code, base::ErrorCode::NotFound);
    }

    /// K3s calls every context, cluster and user "default".
    void aClusterIsToldByItsFileAndItsWords()
    {
        const auto of = [](const char *origin, const QString &line = {}, const QString &instead = {}) {
            return Kubeconfig::parse(config(line, instead), origin)->clusterFingerprintOf("c");
        };
        const std::string one = of("/k/config");
        QCOMPARE(one.size(), 64U);
        QCOMPARE(of("/k/../k/config"), one);
        QVERIFY(of("/k/other") != one);
        QVERIFY(of("/k/config", QStringLiteral("YQ=="), QStringLiteral("Yg==")) != one);
        QVERIFY(of("/k/config", QStringLiteral("10.0.0.1"), QStringLiteral("127.0.0.1")) != one);
        QCOMPARE(of("/k/config", QStringLiteral("as: somebody"), QStringLiteral("as: other")), one);
        QCOMPARE(Kubeconfig::parse("contexts: [{name: c}]", {})->clusterFingerprintOf("c"), "");
    }
};

QTEST_GUILESS_MAIN(TestLoginPlan)
#include "tst_login_plan.moc"
