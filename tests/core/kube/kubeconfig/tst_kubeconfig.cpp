// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/test_authority.h"

#include "core/kube/kubeconfig/kubeconfig.h"
#include "core/kube/login/exec_info.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace liteboxd;
using kube::Kubeconfig;

namespace {

std::string base64(const std::string &text)
{
    return QByteArray::fromStdString(text).toBase64().toStdString();
}

/// A kubeconfig of one context "c", cluster "k" and user "u" with the given lines in the two bodies.
std::string config(const std::string &clusterLines, const std::string &userLines)
{
    return "apiVersion: v1\nkind: Config\ncurrent-context: c\n"
           "contexts:\n- name: c\n  context: {cluster: k, user: u, namespace: liteboxd}\n"
           "clusters:\n- name: k\n  cluster:\n    server: https://10.0.0.1:6443\n" +
           clusterLines + "users:\n- name: u\n  user:\n    tokenFile:\n" + userLines;
}

} // namespace

class TestKubeconfig : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    QTemporaryDir m_folder;

    std::filesystem::path write(const char *name, const std::string &text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text.data(), static_cast<qint64>(text.size()));
        return file.fileName().toStdString();
    }

    static base::Result<kube::ConnectionSettings> connect(const std::string &yaml,
                                                          const std::filesystem::path &origin = "/k/config")
    {
        const auto parsed = Kubeconfig::parse(yaml, origin);
        return parsed ? parsed->connection() : base::fail(parsed.error());
    }

private Q_SLOTS:
    void resolvesTheCurrentContext()
    {
        const auto client = m_authority.issue({"operator"});
        const auto settings = connect(
            config("    certificate-authority-data: " + base64(m_authority.pem()) + "\n    tls-server-name: k3s\n",
                   "    client-certificate-data: " + base64(client.certificatePem) +
                       "\n    client-key-data: " + base64(client.keyPem) + "\n    token: abc\n"));
        QVERIFY2(settings, settings ? "" : settings.error().text().c_str());
        QCOMPARE(settings->contextName, "c");
        QCOMPARE(settings->clusterName, "k");
        QCOMPARE(settings->userName, "u");
        QCOMPARE(settings->server, "https://10.0.0.1:6443");
        QCOMPARE(settings->defaultNamespace, "liteboxd");
        QCOMPARE(settings->tlsServerName, "k3s");
        QCOMPARE(settings->caPem, m_authority.pem());
        QCOMPARE(settings->clientCertificatePem, client.certificatePem);
        QCOMPARE(settings->clientKeyPem.reveal(), client.keyPem);
        QCOMPARE(settings->bearerToken.reveal(), "abc");
        QVERIFY(settings->verification == kube::TlsVerification::Full);
    }

    void readsFilesRelativeToTheKubeconfig()
    {
        write("ca.crt", m_authority.pem());
        write("token", "from-file\n");
        std::string yaml = config("    certificate-authority: ca.crt\n", "");
        yaml.replace(yaml.find("    tokenFile:\n"), 15, "    tokenFile: token\n    token: inline\n");
        const auto settings = connect(yaml, m_folder.filePath(QStringLiteral("config")).toStdString());
        QVERIFY2(settings, settings ? "" : settings.error().text().c_str());
        QCOMPARE(settings->caPem, m_authority.pem());
        QCOMPARE(settings->bearerToken.reveal(), "from-file"); // wins over an inline token
    }

    void skipsVerificationOnlyWhenAsked()
    {
        const auto settings = connect(config("    insecure-skip-tls-verify: true\n", ""));
        QVERIFY(settings);
        QVERIFY(settings->verification == kube::TlsVerification::Skipped);
    }

    void readsEveryWayToSignIn()
    {
        const auto basic = connect(config("    proxy-url: socks5://p:1\n", "    username: a\n    password: b\n"));
        QVERIFY2(basic, basic ? "" : basic.error().text().c_str());
        QCOMPARE(basic->basicUser, "a");
        QCOMPARE(basic->basicPassword.reveal(), "b");
        QCOMPARE(basic->proxyUrl.reveal(), "socks5://p:1");

        const auto as = connect(config("", "    as: jane\n    as-uid: '7'\n    as-groups: [g, h]\n"
                                           "    as-user-extra: {scopes: [view, edit], 'a/b': [c]}\n"));
        QVERIFY2(as, as ? "" : as.error().text().c_str());
        const kube::Impersonation wanted{"jane", "7", {"g", "h"}, {{"a/b", {"c"}}, {"scopes", {"view", "edit"}}}};
        QVERIFY(as->impersonation == wanted);
        const std::vector<std::pair<std::string, std::string>> fields{
            {"Impersonate-User", "jane"},         {"Impersonate-Uid", "7"},
            {"Impersonate-Group", "g"},           {"Impersonate-Group", "h"},
            {"Impersonate-Extra-a%2Fb", "c"},     {"Impersonate-Extra-scopes", "view"},
            {"Impersonate-Extra-scopes", "edit"},
        };
        QVERIFY(kube::impersonationFields(wanted) == fields);
    }

    void readsExecPlugins()
    {
        const auto settings = connect(config(
            "    insecure-skip-tls-verify: true\n    extensions:\n    - name: client.authentication.k8s.io/exec\n"
            "      extension: {audience: a, count: 1, list: [x]}\n",
            "    exec:\n      apiVersion: client.authentication.k8s.io/v1\n      command: ./bin/login\n"
            "      args: [token, --for, k]\n      env: [{name: PROFILE, value: p}]\n      installHint: get it\n"
            "      interactiveMode: Never\n      provideClusterInfo: true\n"));
        QVERIFY2(settings, settings ? "" : settings.error().text().c_str());
        const kube::ExecPlugin &plugin = *settings->exec;
        QCOMPARE(plugin.command, "/k/./bin/login"); // a path counts from the folder of the kubeconfig
        QCOMPARE(plugin.arguments, (std::vector<std::string>{"token", "--for", "k"}));
        QCOMPARE(plugin.environment.size(), 1U);
        QCOMPARE(plugin.environment.front().first, "PROFILE");
        QCOMPARE(plugin.environment.front().second.reveal(), "p");
        QCOMPARE(plugin.installHint, "get it");
        QVERIFY(plugin.interaction == kube::ExecPlugin::Interaction::Never);
        const auto info = QJsonDocument::fromJson(kube::execInfo(plugin)).object();
        const QJsonObject spec = info.value(u"spec").toObject();
        QCOMPARE(info.value(u"kind").toString(), QStringLiteral("ExecCredential"));
        QCOMPARE(info.value(u"apiVersion").toString(), QStringLiteral("client.authentication.k8s.io/v1"));
        QCOMPARE(spec.value(u"interactive"), QJsonValue(false));
        const QJsonObject cluster = spec.value(u"cluster").toObject();
        QCOMPARE(cluster.value(u"server").toString(), QStringLiteral("https://10.0.0.1:6443"));
        QCOMPARE(cluster.value(u"insecure-skip-tls-verify"), QJsonValue(true));
        const QJsonObject config{{QStringLiteral("audience"), QStringLiteral("a")},
                                 {QStringLiteral("count"), 1},
                                 {QStringLiteral("list"), QJsonArray{QStringLiteral("x")}}};
        QCOMPARE(cluster.value(u"config").toObject(), config);
        QCOMPARE(cluster.size(), 3);
    }

    void namesOfProgramsStayNames()
    {
        const auto settings = connect(config(
            "", "    exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1, env: null, args: null}\n"));
        QVERIFY2(settings, settings ? "" : settings.error().text().c_str());
        QCOMPARE(settings->exec->command, "aws");
        QVERIFY(settings->exec->interaction == kube::ExecPlugin::Interaction::IfAvailable);
        const auto info = QJsonDocument::fromJson(kube::execInfo(*settings->exec)).object();
        QCOMPARE(info.value(u"spec").toObject(), (QJsonObject{{QStringLiteral("interactive"), false}}));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const std::string &yaml, base::ErrorCode code, const char *text) {
            QTest::newRow(name) << QString::fromStdString(yaml) << code << QString::fromLatin1(text);
        };
        using enum base::ErrorCode;
        const std::string contexts = "current-context: c\ncontexts: [{name: c, context: {cluster: k, user: u}}]\n";
        const std::string clusters = "clusters: [{name: k, cluster: {server: 'https://h'}}]\n";
        const auto server = [&](const std::string &url) {
            return contexts + "clusters: [{name: k, cluster: {server: '" + url + "'}}]\n";
        };
        row("not yaml", "a: [", Malformed, "/k/config: not valid YAML at line 1");
        row("a list", "- a", Malformed, "/k/config: not a kubeconfig: no map at its top");
        row("another kind", "kind: Pod", Malformed, "/k/config: not a kubeconfig: its kind is not Config (line 1)");
        row("bytes", std::string("\x01\x02\xff\xfe", 4), Malformed, "/k/config: not a kubeconfig: no map at its top");
        std::string bomb = "a0: &a0 [x]\n";
        for (int i = 1; i < 12; ++i) {
            const std::string before = "*a" + std::to_string(i - 1);
            bomb += 'a' + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + ", " +
                    before + ", " + before + "]\n";
        }
        const auto extension = [&](const std::string &before, const std::string &value) {
            return before + contexts + "clusters: [{name: k, cluster: {extensions: [{name: " +
                   "client.authentication.k8s.io/exec, extension: " + value + "}]}}]\n";
        };
        row("aliases of aliases", extension(bomb, "*a11"), Malformed,
            "/k/config: cluster \"k\": extensions: more than 100000 values (line 15)");
        row("an alias of its own parent", extension({}, "&a {b: *a}"), Malformed,
            "/k/config: cluster \"k\": extensions: nested deeper than 64 levels (line 3)");
        row("too long", std::string((1 << 20) + 1, ' '), Malformed, "/k/config: too large for a kubeconfig");
        row("empty", "", NotFound, "the kubeconfig holds no contexts");
        row("a comment", "# nothing", NotFound, "the kubeconfig holds no contexts");
        row("no current context", "contexts: [{name: c}]", NotFound,
            "the kubeconfig names no current context: choose one");
        row("contexts no list", "contexts: 5", Malformed, "/k/config: contexts: must be a list (line 1)");
        row("entry no map", "contexts:\n- 5", Malformed, "/k/config: contexts: each entry must be a map (line 2)");
        row("cluster no map", contexts + "clusters:\n- name: k\n  cluster: 5", Malformed,
            "/k/config: cluster \"k\": cluster must be a map (line 5)");
        row("server a list", contexts + "clusters:\n- {name: k, cluster: {server: []}}", Malformed,
            "/k/config: cluster \"k\": server must be text (line 4)");
        row("flag no bool", contexts + "clusters:\n- {name: k, cluster: {insecure-skip-tls-verify: 7}}", Malformed,
            "/k/config: cluster \"k\": insecure-skip-tls-verify must be true or false (line 4)");
        row("twice", "users:\n- {name: u}\n- {name: u}", Malformed,
            "/k/config: user \"u\": the name is used twice (line 3)");
        row("unknown context", "current-context: x", NotFound,
            "context \"x\": the kubeconfig has no context of this name");
        row("no cluster", contexts, NotFound,
            "/k/config: context \"c\": it names the cluster \"k\", which is not there");
        row("no user", contexts + clusters, NotFound,
            "/k/config: context \"c\": it names the user \"u\", which is not there");
        row("no server", server(""), Malformed, "/k/config: cluster \"k\": server is not set");
        row("no scheme", server("10.0.0.1:6443"), Malformed,
            "/k/config: cluster \"k\": server must be a URL that begins with https://");
        row("password", server("https://a:b@h"), Malformed,
            "/k/config: cluster \"k\": server must not hold a user name");
        row("query", server("https://h?x"), Malformed,
            "/k/config: cluster \"k\": server must not hold a query or a fragment");
        row("plain http", server("http://10.0.0.1"), Unsupported,
            "/k/config: cluster \"k\": plain http is accepted only for a server on this machine");
        row("proxy over TLS", config("    proxy-url: https://u:secret@p\n", ""), Unsupported,
            "/k/config: cluster \"k\": proxy-url: proxies that are spoken to over TLS (https) are not supported; http "
            "and "
            "socks5 are");
        row("proxy of another kind", config("    proxy-url: ftp://u:secret@p\n", ""), Malformed,
            "/k/config: cluster \"k\": proxy-url must begin with http:// or socks5://");
        row("proxy without a scheme", config("    proxy-url: p:3128\n", ""), Malformed,
            "/k/config: cluster \"k\": proxy-url must be a URL like http://proxy:3128 or socks5://proxy:1080");
        row("exec no map", config("", "    exec: aws\n"), Malformed,
            "/k/config: user \"u\": exec must be a map (line 15)");
        row("exec without a command", config("", "    exec: {apiVersion: client.authentication.k8s.io/v1beta1}\n"),
            Malformed, "/k/config: user \"u\": exec: command must be set (line 15)");
        row("exec without a version", config("", "    exec: {command: aws}\n"), Malformed,
            "/k/config: user \"u\": exec: apiVersion must be set");
        row("exec of v1alpha1",
            config("", "    exec: {command: a, apiVersion: client.authentication.k8s.io/v1alpha1}\n"), Unsupported,
            "/k/config: user \"u\": exec: apiVersion client.authentication.k8s.io/v1alpha1 is not supported: v1 and "
            "v1beta1 are");
        row("exec of v1 without a mode",
            config("", "    exec: {command: a, apiVersion: client.authentication.k8s.io/v1}\n"), Malformed,
            "/k/config: user \"u\": exec: interactiveMode must be set (line 15)");
        row("exec of an unknown mode",
            config("", "    exec: {command: a, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Maybe}\n"),
            Malformed, "/k/config: user \"u\": exec: interactiveMode must be Never, IfAvailable or Always (line 15)");
        row("exec that needs a terminal",
            config("",
                   "    exec: {command: a, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Always}\n"),
            Unsupported,
            "/k/config: user \"u\": exec: a wants to talk with a person on a terminal, and there is none "
            "(interactiveMode: Always)");
        row("exec env without a name",
            config("", "    exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1, env: [{value: v}]}\n"),
            Malformed, "/k/config: user \"u\": exec: each env needs a name (line 15)");
        row("exec args no list",
            config("", "    exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1, args: x}\n"),
            Malformed, "/k/config: user \"u\": args must be a list (line 15)");
        row("auth provider", config("", "    auth-provider: {name: gcp}\n"), Unsupported,
            "/k/config: user \"u\": auth-provider is not supported: kubectl has removed it too, in favour of exec");
        row("token and user name", config("", "    token: t\n    username: a\n    password: b\n"), Malformed,
            "/k/config: user \"u\": token and username exclude each other");
        row("groups without whom", config("", "    as-groups: [g]\n"), Malformed,
            "/k/config: user \"u\": as-uid, as-groups and as-user-extra need as: whom to impersonate");
        row("a field within a group",
            config("", "    as: a\n    as-groups: [\"g\\r\\nImpersonate-Group: system:masters\"]\n"), Malformed,
            "/k/config: user \"u\": what to impersonate holds control characters");
        row("ca twice", config("    certificate-authority: /x\n    certificate-authority-data: YQ==\n", ""), Malformed,
            "/k/config: cluster \"k\": certificate-authority and certificate-authority-data exclude each other");
        row("certificate twice", config("", "    client-certificate: /x\n    client-certificate-data: YQ==\n"),
            Malformed, "/k/config: user \"u\": client-certificate and client-certificate-data exclude each other");
        row("bad base64", config("    certificate-authority-data: '%%%'\n", ""), Malformed,
            "/k/config: cluster \"k\": certificate-authority-data is not base64");
        row("ca no pem", config("    certificate-authority-data: YQ==\n", ""), Malformed,
            "/k/config: cluster \"k\": the certificate authority is not a PEM certificate");
        row("insecure with ca", config("    insecure-skip-tls-verify: true\n    certificate-authority: /x\n", ""),
            Malformed,
            "/k/config: cluster \"k\": insecure-skip-tls-verify and certificate-authority exclude each other");
        row("ca file missing", config("    certificate-authority: ca.crt\n", ""), FileUnreadable,
            "/k/config: cluster \"k\": /k/ca.crt: there is no such file");
        row("key without certificate", config("", "    client-key: /x\n"), FileUnreadable,
            "/k/config: user \"u\": /x: there is no such file");
        row("certificate without key", config("", "    client-certificate-data: YQ==\n"), Malformed,
            "/k/config: user \"u\": client-certificate and client-key need each other");
        row("token file missing", contexts + clusters + "users: [{name: u, user: {tokenFile: t}}]", FileUnreadable,
            "/k/config: user \"u\": /k/t: there is no such file");
        row("token with newline", config("", "    token: \"a\\r\\nX: y\"\n"), Malformed,
            "/k/config: user \"u\": the token holds spaces or control characters");
    }

    void refuses()
    {
        QFETCH(QString, yaml);
        QFETCH(base::ErrorCode, code);
        QFETCH(QString, text);
        const auto settings = connect(yaml.toStdString());
        QVERIFY(!settings);
        QCOMPARE(QString::fromStdString(settings.error().text()), text);
        QCOMPARE(settings.error().code, code);
    }

    void refusesClientCertificates_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const std::string &certificate, const std::string &key,
                            base::ErrorCode code, const char *message) {
            QTest::newRow(name) << QString::fromStdString(certificate) << QString::fromStdString(key) << code
                                << QString::fromLatin1(message);
        };
        const auto good = m_authority.issue({"operator"});
        const auto expired = m_authority.issue({"old", "", std::chrono::hours(-48), std::chrono::hours(-24)});
        const auto future = m_authority.issue({"new", "", std::chrono::hours(24), std::chrono::hours(48)});
        using enum base::ErrorCode;
        row("expired", expired.certificatePem, expired.keyPem, CertificateExpired, "the client certificate expired on");
        row("future", future.certificatePem, future.keyPem, CertificateExpired,
            "the client certificate is valid only from");
        row("mismatch", good.certificatePem, TestAuthority::strayKey(), Malformed,
            "the client key belongs to another certificate");
        row("passphrase", good.certificatePem, TestAuthority::strayKey("secret"), Unsupported,
            "the client key is protected by a passphrase");
        row("no key", good.certificatePem, "nonsense", Malformed, "the client key is not a PEM private key");
        row("no certificate", "nonsense", good.keyPem, Malformed, "the client certificate is not a PEM certificate");
    }

    void refusesClientCertificates()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(base::ErrorCode, code);
        QFETCH(QString, message);
        const auto settings = connect(config("", "    client-certificate-data: " + base64(certificate.toStdString()) +
                                                     "\n    client-key-data: " + base64(key.toStdString()) + '\n'));
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, code);
        QVERIFY2(settings.error().message.starts_with(message.toStdString()), settings.error().message.c_str());
        QCOMPARE(settings.error().context, "/k/config: user \"u\"");
    }

    void survivesAnyBytes()
    {
        std::minstd_rand random(20261122);
        const std::string seed = config("    certificate-authority-data: " + base64(m_authority.pem()) + '\n',
                                        "    token: &a abc\n    exec: {a: [*a, {b: c}]}\n");
        for (int round = 0; round < 3000; ++round) {
            std::string text = seed;
            for (int edit = 0; edit < 4; ++edit) {
                const std::size_t at = random() % text.size();
                if (random() % 2 == 0)
                    text[at] = static_cast<char>(random());
                else
                    text.erase(at, random() % 20);
            }
            const auto parsed = Kubeconfig::parse(text, "/k/config");
            if (parsed)
                static_cast<void>(parsed->connection());
        }
        for (const char *nested : {"[", "{a: ", "- ", "!!x ", "? ", "&a *a "}) {
            std::string text;
            for (int depth = 0; depth < 20000; ++depth)
                text += nested;
            static_cast<void>(Kubeconfig::parse(text, {}));
        }
    }
};

QTEST_GUILESS_MAIN(TestKubeconfig)
#include "tst_kubeconfig.moc"
