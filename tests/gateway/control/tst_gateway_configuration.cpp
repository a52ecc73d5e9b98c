// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/configuration_reader.h"
#include "gateway/control/setting_table.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::control;
using namespace std::chrono_literals;

namespace {

/// A row of the documentation's table.
QString row(const Setting &setting)
{
    const QString value = QString::fromStdString(setting.show(HeadlessConfiguration()));
    const auto inTable = [](const std::string &text) { return QString::fromStdString(text).replace(u'|', u"\\|"_s); };
    return u"| `%1` | %2 | %3 | %4 |\n"_s.arg(QString::fromStdString(setting.name), inTable(setting.form),
                                              value.isEmpty() ? QString() : u'`' + value + u'`', inTable(setting.help));
}

/// The tables that docs/gateway_configuration.md must hold.
QString reference()
{
    QString text;
    QString group;
    for (const Setting &setting : settingTable()) {
        const QString ofRow = QString::fromStdString(setting.group);
        if (ofRow != group)
            text += u"\n### %1\n\n| name | value | default | |\n|---|---|---|---|\n"_s.arg(ofRow);
        group = ofRow;
        text += row(setting);
    }
    return text;
}

} // namespace

class GatewayConfigurationTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string fileWith(const QByteArray &text) const
    {
        const QString path = m_folder.filePath(u"gateway.yaml"_s);
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
            qFatal("the folder takes no file");
        return path.toStdString();
    }

private Q_SLOTS:
    void defaultsAreThoseOfTheTable()
    {
        const auto read = readConfiguration({}, {});
        QVERIFY(read);
        const HeadlessConfiguration defaults;
        for (const Setting &setting : settingTable()) {
            QCOMPARE(setting.show(*read), setting.show(defaults));
            const std::string shown = setting.show(defaults);
            if (shown.empty())
                continue;
            // What the help shows as the default must be something one may write.
            const auto again = readConfiguration({{setting.name, {shown}}}, {});
            QVERIFY2(again, setting.name.c_str());
            QCOMPARE(setting.show(*again), shown);
        }
    }

    void namesCollideWithNothing()
    {
        std::set<std::string> names;
        for (const Setting &setting : settingTable()) {
            QVERIFY2(names.insert(setting.name).second, setting.name.c_str());
            QVERIFY(!setting.name.starts_with("port") && !setting.name.starts_with("service"));
            QVERIFY(setting.name != "help" && setting.name != "version");
        }
    }

    void precedence()
    {
        const std::string file = fileWith("request-timeout: 1m\nconnect-timeout: 1m\nidle-timeout: 1m\n");
        const FlagValues flags{{"config", {file}}, {"request-timeout", {"3m"}}};
        const Environment environment{{"LITEBOXD_GATEWAY_REQUEST_TIMEOUT", "2m"},
                                      {"LITEBOXD_GATEWAY_CONNECT_TIMEOUT", "2m"}};
        const auto read = readConfiguration(flags, environment);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->gateway.timeouts.request, 3min);
        QCOMPARE(read->gateway.timeouts.connect, 2min);
        QCOMPARE(read->gateway.timeouts.idle, 1min);
        QCOMPARE(read->gateway.timeouts.head, 15s);
    }

    void theFileMayBeNamedByTheEnvironment()
    {
        const std::string file = fileWith("listen: [\"127.0.0.1:1\", \"[::1]:2\"]\nworkers: 3\n");
        const auto read = readConfiguration({}, {{"LITEBOXD_GATEWAY_CONFIG", file}});
        QVERIFY(read);
        QCOMPARE(read->listen.size(), std::size_t(2));
        QCOMPARE(read->listen[1].text(), std::string("[::1]:2"));
        QCOMPARE(read->gateway.workers, 3);
    }

    void values_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("shown");
        QTest::newRow("seconds") << "request-timeout"
                                 << "45"
                                 << "45s";
        QTest::newRow("milliseconds") << "connect-timeout"
                                      << "1500ms"
                                      << "1500ms";
        QTest::newRow("minutes") << "request-timeout"
                                 << "90s"
                                 << "90s";
        QTest::newRow("to the largest unit") << "request-timeout"
                                             << "120s"
                                             << "2m";
        QTest::newRow("nothing to wait for") << "shutdown-timeout"
                                             << "0"
                                             << "0s";
        QTest::newRow("bytes") << "max-head-size"
                               << "5000"
                               << "5000";
        QTest::newRow("kibibytes") << "max-head-size"
                                   << "64KiB"
                                   << "64KiB";
        QTest::newRow("list with spaces") << "listen"
                                          << "127.0.0.1:1, [::1]:2"
                                          << "127.0.0.1:1,[::1]:2";
        QTest::newRow("domain") << "domain"
                                << "sandboxes.example"
                                << "sandboxes.example";
        QTest::newRow("ranges") << "trusted-proxies"
                                << "10.0.0.0/8, ::1"
                                << "10.0.0.0/8,::1";
        QTest::newRow("mode") << "upstream-mode"
                              << "apiserver"
                              << "apiserver";
        QTest::newRow("format") << "log-format"
                                << "json"
                                << "json";
    }

    void values()
    {
        QFETCH(QString, name);
        QFETCH(QString, given);
        QFETCH(QString, shown);
        const auto read = readConfiguration({{name.toStdString(), {given.toStdString()}}}, {});
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(QString::fromStdString(findSetting(name.toStdString())->show(*read)), shown);
    }

    void wrongValues_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("permitted");
        const QString time = u"a time from 1s to 1h"_s;
        QTest::newRow("no time") << "request-timeout"
                                 << "soon" << time;
        QTest::newRow("empty") << "request-timeout"
                               << "" << time;
        QTest::newRow("negative") << "request-timeout"
                                  << "-1s" << time;
        QTest::newRow("signed") << "request-timeout"
                                << "+1s" << time;
        QTest::newRow("too short") << "request-timeout"
                                   << "0" << time;
        QTest::newRow("too long") << "request-timeout"
                                  << "61m" << time;
        QTest::newRow("unit unknown") << "request-timeout"
                                      << "1d" << time;
        QTest::newRow("only a unit") << "request-timeout"
                                     << "s" << time;
        QTest::newRow("overflows") << "request-timeout"
                                   << "99999999999999999999" << time;
        QTest::newRow("overflows by its unit") << "request-timeout"
                                               << "5124095576030431h" << time;
        QTest::newRow("size unknown") << "max-head-size"
                                      << "1MB"
                                      << "a number of bytes from 1KiB to 128KiB";
        QTest::newRow("size too large") << "max-head-size"
                                        << "1GiB"
                                        << "a number of bytes from 1KiB to 128KiB";
        QTest::newRow("no number") << "workers"
                                   << "many"
                                   << "a number from 0 to 256";
        QTest::newRow("number too large") << "workers"
                                          << "257"
                                          << "a number from 0 to 256";
        QTest::newRow("mode unknown") << "upstream-mode"
                                      << "magic"
                                      << "direct";
        QTest::newRow("level unknown") << "log-level"
                                       << "INFO"
                                       << "error, warning, info or debug";
        QTest::newRow("format unknown") << "log-format"
                                        << "xml"
                                        << "text or json";
        QTest::newRow("listen without a port") << "listen"
                                               << "127.0.0.1"
                                               << "like 127.0.0.1:7080";
        QTest::newRow("listen on a name") << "listen"
                                          << "gateway.example:80"
                                          << "like 127.0.0.1:7080";
        QTest::newRow("listen on a wrong port") << "listen"
                                                << "127.0.0.1:65536"
                                                << "like 127.0.0.1:7080";
        QTest::newRow("domain in capitals") << "domain"
                                            << "Sandboxes.example"
                                            << "like sandboxes.example";
        QTest::newRow("domain with a gap") << "domain"
                                           << "sandboxes..example"
                                           << "like sandboxes.example";
        QTest::newRow("domain with a port") << "domain"
                                            << "sandboxes.example:80"
                                            << "like sandboxes.example";
        QTest::newRow("range with bits behind") << "trusted-proxies"
                                                << "10.1.0.0/8"
                                                << "like 192.0.2.7 or 10.0.0.0/8";
        QTest::newRow("one of a list is wrong") << "listen"
                                                << "127.0.0.1:1,x"
                                                << "like 127.0.0.1:7080";
        QTest::newRow("a list with a gap") << "listen"
                                           << "127.0.0.1:1,,127.0.0.1:2"
                                           << "like 127.0.0.1:7080";
    }

    /// A wrong value names its source, itself, and what is permitted; from each source alike.
    void wrongValues()
    {
        QFETCH(QString, name);
        QFETCH(QString, given);
        QFETCH(QString, permitted);
        const Setting &setting = *findSetting(name.toStdString());
        const auto complains = [&](const base::Result<HeadlessConfiguration> &read, const std::string &source) {
            const QString text = read ? u"it was taken"_s : QString::fromStdString(read.error().text());
            return QTest::qVerify(text.startsWith(QString::fromStdString(source) + u':') &&
                                      text.contains(u'"' + given + u'"') && text.contains(permitted),
                                  qPrintable(text), "", __FILE__, __LINE__);
        };
        QVERIFY(complains(readConfiguration({{setting.name, {given.toStdString()}}}, {}), setting.flag()));
        if (!given.isEmpty())
            QVERIFY(complains(readConfiguration({}, {{setting.variable(), given.toStdString()}}), setting.variable()));
        const std::string file = fileWith("# first\n\n" + name.toUtf8() + ": \"" + given.toUtf8() + "\"\n");
        QVERIFY(complains(readConfiguration({{"config", {file}}}, {}), file + ":3: " + setting.name));
    }

    void badFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("no YAML") << QByteArray("listen: [\n") << u"gateway.yaml:2"_s;
        QTest::newRow("no map") << QByteArray("- a\n") << u"gateway.yaml:1: a configuration is a map"_s;
        QTest::newRow("unknown setting") << QByteArray("workers: 1\nwokers: 1\n")
                                         << u"gateway.yaml:2: there is no setting \"wokers\""_s;
        QTest::newRow("names a file itself") << QByteArray("config: x\n") << u"no setting \"config\""_s;
        QTest::newRow("twice") << QByteArray("workers: 1\nworkers: 2\n")
                               << u"gateway.yaml:2: workers stands here twice"_s;
        QTest::newRow("a map as a value")
            << QByteArray("workers: {a: 1}\n") << u"gateway.yaml:1: workers must be a value"_s;
        QTest::newRow("nothing as a value") << QByteArray("workers:\n") << u"workers must be a value"_s;
        QTest::newRow("a list for one value") << QByteArray("workers: [1]\n") << u"workers is no list"_s;
        QTest::newRow("a second document")
            << QByteArray("workers: 1\n---\nworkers: 2\n") << u"gateway.yaml:3: there must be one document"_s;
        QTest::newRow("an empty list") << QByteArray("listen: []\n") << u"must be a numeric address"_s;
    }

    void badFiles()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const auto read = readConfiguration({{"config", {fileWith(text)}}}, {});
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().text()).contains(said), read.error().text().c_str());
    }

    void aMissingFileIsSaid()
    {
        const auto read = readConfiguration({{"config", {"/nonexistent/gateway.yaml"}}}, {});
        QVERIFY(!read);
        QCOMPARE(read.error().code, base::ErrorCode::FileUnreadable);
        QVERIFY(read.error().text().starts_with("/nonexistent/gateway.yaml"));
    }

    void anEmptyFileSaysNothing()
    {
        for (const char *text : {"", "# only a remark\n", "---\n"})
            QVERIFY(readConfiguration({{"config", {fileWith(text)}}}, {}));
    }

    void aCertificateNeedsItsKey()
    {
        const auto read = readConfiguration({{"tls-certificate", {"a.pem"}}}, {});
        QVERIFY(!read);
        QCOMPARE(read.error().text(), std::string("tls-certificate and tls-key: there must be both or none"));
        QVERIFY(readConfiguration({{"tls-certificate", {"a.pem"}}}, {{"LITEBOXD_GATEWAY_TLS_KEY", "b.pem"}}));
    }

    void oneValueIsOne()
    {
        const auto read = readConfiguration({{"workers", {"1", "2"}}}, {});
        QVERIFY(!read);
        QCOMPARE(read.error().text(), std::string("--workers: there must be one value"));
    }

    void aListMayBeSaidInSeveralFlags()
    {
        const auto read = readConfiguration({{"listen", {"127.0.0.1:1", "127.0.0.1:2"}}}, {});
        QVERIFY(read);
        QCOMPARE(read->listen.size(), std::size_t(2));
    }

    /// For a Service named liteboxd-gateway Kubernetes sets these in every pod of its namespace.
    void variablesOfAServiceAreNotOurs()
    {
        QVERIFY(readConfiguration({}, {{"LITEBOXD_GATEWAY_PORT", "tcp://10.43.0.7:80"},
                                       {"LITEBOXD_GATEWAY_SERVICE_HOST", "10.43.0.7"},
                                       {"LITEBOXD_GATEWAY_SERVICE_PORT", "80"},
                                       {"LITEBOXD_GATEWAY_PORT_80_TCP_PROTO", "tcp"}}));
    }

    void anEmptyVariableIsNotSet()
    {
        QVERIFY(readConfiguration({}, {{"LITEBOXD_GATEWAY_WORKERS", ""}, {"LITEBOXD_GATEWAY_CONFIG", ""}}));
    }

    void theDevelopersVariableSelectsTheApiServer_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("flag");
        QTest::addColumn<QString>("mode");
        QTest::newRow("alone") << ""
                               << ""
                               << "apiserver";
        QTest::newRow("below the variable of the setting") << "direct"
                                                           << ""
                                                           << "direct";
        QTest::newRow("below the flag") << ""
                                        << "direct"
                                        << "direct";
    }

    void theDevelopersVariableSelectsTheApiServer()
    {
        QFETCH(QString, variable);
        QFETCH(QString, flag);
        QFETCH(QString, mode);
        FlagValues flags;
        if (!flag.isEmpty())
            flags["upstream-mode"] = {flag.toStdString()};
        const auto read = readConfiguration(
            flags, {{"DEV_USE_K8S_PROXY", "true"}, {"LITEBOXD_GATEWAY_UPSTREAM_MODE", variable.toStdString()}});
        QVERIFY(read);
        QCOMPARE(QString::fromUtf8(name(read->gateway.upstreamMode).data()), mode);
        QCOMPARE(readConfiguration({}, {{"DEV_USE_K8S_PROXY", "1"}})->gateway.upstreamMode, UpstreamMode::Direct);
    }

    /// LITEBOXD_UPDATE_DOCS=1 writes the table into the page instead.
    void theDocumentationIsTheTable()
    {
        QFile page(QStringLiteral(LITEBOXD_SOURCE_DIR "/docs/gateway_configuration.md"));
        QVERIFY(page.open(QFile::ReadOnly));
        const QString text = QString::fromUtf8(page.readAll());
        page.close();
        const QString beginning = u"<!-- settings -->\n"_s;
        const QString end = u"\n<!-- end of settings -->"_s;
        const auto from = text.indexOf(beginning) + beginning.size();
        const auto to = text.indexOf(end);
        QVERIFY(to >= from);
        if (qEnvironmentVariableIsSet("LITEBOXD_UPDATE_DOCS")) {
            QVERIFY(page.open(QFile::WriteOnly));
            page.write((text.left(from) + reference() + text.mid(to)).toUtf8());
            return;
        }
        QCOMPARE(text.mid(from, to - from), reference());
    }
};

QTEST_GUILESS_MAIN(GatewayConfigurationTest)
#include "tst_gateway_configuration.moc"
