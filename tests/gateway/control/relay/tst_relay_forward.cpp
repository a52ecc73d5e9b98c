// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/relay/relay_forward.h"

#include "core/hubble/observer_client.h"
#include "core/kube/login/make_credentials.h"
#include "tests/core/hubble/hubble_run.h"
#include "tests/core/kube/support/test_authority.h"
#include "tests/gateway/peers/forwarding_peer.h"
#include "tests/gateway/peers/scripted_upstream.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>

#include <array>
#include <mutex>
#include <set>
#include <thread>

using namespace liteboxd;
using namespace liteboxd::tests;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using hubble::ObserverClient;

using Phase = hubble::SourceState::Phase;

namespace {

constexpr int longestWait = 30'000;
constexpr const char *relayName = "*.hubble-relay.cilium.io"; // of Cilium's chart

QByteArray encoded(const std::string &pem)
{
    return QByteArray::fromStdString(pem).toBase64();
}

QJsonObject secret(const std::string &authority, const CertificateAndKey &pair)
{
    QJsonObject data;
    const auto add = [&data](const QString &name, const std::string &pem) {
        if (!pem.empty())
            data.insert(name, QString::fromLatin1(encoded(pem)));
    };
    add(u"ca.crt"_s, authority);
    add(u"tls.crt"_s, pair.certificatePem);
    add(u"tls.key"_s, pair.keyPem);
    return {{u"data"_s, data}};
}

/// The connections of port-forwards that are open, to be cut from the test's thread.
class OpenForwards
{
public:
    void add(int socket)
    {
        const std::lock_guard lock(m_mutex);
        m_sockets.insert(socket);
    }

    void remove(int socket)
    {
        const std::lock_guard lock(m_mutex);
        m_sockets.erase(socket);
    }

    void cut()
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }

private:
    std::mutex m_mutex;
    std::set<int> m_sockets;
};

/// Carries a port-forward to an address, until one side ends.
void carry(BlockingClient &client, const io::SocketAddress &address, OpenForwards &open)
{
    ForwardingPeer peer(client);
    open.add(client.descriptor());
    peer.accept(4245);
    BlockingClient pod(address);
    std::thread answers([&peer, &pod] {
        std::array<char, 16'384> buffer;
        for (;;) {
            const ssize_t got = ::recv(pod.descriptor(), buffer.data(), buffer.size(), 0);
            if (got <= 0)
                break;
            peer.send(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
        }
        peer.sendClose();
    });
    for (;;) {
        const std::string payload = peer.readFrame();
        if (peer.opcode() != base::Opcode::Binary || payload.empty())
            break;
        pod.send(std::string_view(payload).substr(1));
    }
    open.remove(client.descriptor());
    ::shutdown(pod.descriptor(), SHUT_RDWR);
    answers.join();
}

} // namespace

/// Cilium's own Relay behind the port-forward of an API server that a test makes up: without TLS, and with.
class RelayForwardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const CertificateAndKey server = m_authority.issue({.subjectAltName = std::string("DNS:") + relayName});
        const QStringList tls{u"--nodes"_s,    u"node-1"_s,
                              u"--tls-cert"_s, write(u"relay.pem"_s, server.certificatePem),
                              u"--tls-key"_s,  write(u"relay.key"_s, server.keyPem)};
        const QStringList clients{u"--tls-client-ca"_s, write(u"ca.pem"_s, m_authority.pem())};
        const std::vector<std::pair<QString, QStringList>> all{
            {u"plain"_s, {u"--nodes"_s, u"node-1"_s}}, {u"tls"_s, tls}, {u"mtls"_s, tls + clients}};
        for (const auto &[name, arguments] : all) {
            auto run = std::make_unique<HubbleRun>(arguments);
            if (run->isMissing())
                std::exit(77); // no Go here: ctest says Skipped
            QVERIFY2(run->fault().isEmpty(), qPrintable(run->fault()));
            for (const QString &uuid : {u"a-1"_s, u"a-2"_s}) // the newest of a ring is not read yet
                QCOMPARE(run->tell({{u"node"_s, u"node-1"_s}, {u"flow"_s, flowJson(uuid)}}), "ok");
            m_relays.emplace(name, std::move(run));
        }
    }

    void reachesRelay_data()
    {
        QTest::addColumn<QString>("relay");
        QTest::addColumn<QString>("secrets"); // in the cluster: none, server, client, stranger, forbidden
        QTest::addColumn<QString>("given");   // by a person: nothing, authority, pair, name, plain
        QTest::addColumn<int>("code");        // -1: it answers
        const auto failed = [](ErrorCode code) { return static_cast<int>(code); };
        const int untrusted = failed(ErrorCode::CertificateUntrusted);
        const int unknown = failed(ErrorCode::Unauthenticated);
        const int forbidden = failed(ErrorCode::Forbidden);
        QTest::newRow("plain") << u"plain"_s << u"none"_s << QString() << -1;
        QTest::newRow("TLS, authority of Relay's secret") << u"tls"_s << u"server"_s << QString() << -1;
        QTest::newRow("TLS, the secret of Hubble UI") << u"tls"_s << u"client"_s << QString() << -1;
        QTest::newRow("TLS, no authority anywhere") << u"tls"_s << u"none"_s << QString() << untrusted;
        QTest::newRow("TLS, another authority") << u"tls"_s << u"stranger"_s << QString() << untrusted;
        QTest::newRow("TLS, secrets may not be read") << u"tls"_s << u"forbidden"_s << QString() << forbidden;
        QTest::newRow("TLS, authority given") << u"tls"_s << u"forbidden"_s << u"authority"_s << -1;
        QTest::newRow("TLS, another name") << u"tls"_s << u"server"_s << u"name"_s << untrusted;
        QTest::newRow("mTLS, the secret of Hubble UI") << u"mtls"_s << u"client"_s << QString() << -1;
        QTest::newRow("mTLS, no certificate of ours") << u"mtls"_s << u"server"_s << QString() << unknown;
        QTest::newRow("mTLS, ours by somebody else") << u"mtls"_s << u"server"_s << u"stranger"_s << unknown;
        QTest::newRow("mTLS, ours given") << u"mtls"_s << u"server"_s << u"pair"_s << -1;
    }

    void reachesRelay()
    {
        QFETCH(QString, relay);
        QFETCH(QString, secrets);
        QFETCH(QString, given);
        QFETCH(int, code);
        Way way(*this, relay, secrets, tlsOf(given));
        QVERIFY(way.forward);
        ObserverClient source(way.forward->dialer(), m_clock);
        QStringList uuids;
        connect(&source, &ObserverClient::flowsCame, &source, [&uuids](const QList<flows::Flow> &flows) {
            for (const flows::Flow &each : flows)
                uuids << each.uuid;
        });
        flows::FlowQuery query;
        query.since = m_clock.wall() - std::chrono::hours(1);
        source.start(query);
        QTRY_COMPARE_WITH_TIMEOUT(source.state().phase, code == -1 ? Phase::Finished : Phase::Failed, longestWait);
        QCOMPARE(uuids, code == -1 ? QStringList{u"a-1"_s} : QStringList());
        if (code != -1)
            QCOMPARE(static_cast<int>(source.state().error->code), code);
    }

    void comesBackWhenTheForwardIsCut_data()
    {
        QTest::addColumn<QString>("relay");
        QTest::newRow("plain") << u"plain"_s;
        QTest::newRow("mTLS") << u"mtls"_s;
    }

    /// In the middle of 20,000 flows a second, with a reader that takes a thousand at a time.
    void comesBackWhenTheForwardIsCut()
    {
        QFETCH(QString, relay);
        Way way(*this, relay, u"client"_s, {});
        QVERIFY(way.forward);
        ObserverClient::Settings settings;
        settings.mostWaiting = 1000;
        settings.statusInterval = std::chrono::seconds(2); // a peer of the tests gives up after ten without a byte
        ObserverClient source(way.forward->dialer(), m_clock, settings);
        qsizetype flows = 0;
        QList<flows::GapCause> causes;
        connect(&source, &ObserverClient::flowsCame, &source,
                [&flows](const QList<flows::Flow> &more) { flows += more.size(); });
        connect(&source, &ObserverClient::gapFound, &source,
                [&causes](const flows::FlowGap &gap) { causes << gap.cause; });
        flows::FlowQuery query;
        query.follow = true;
        source.start(query);
        QTRY_COMPARE_WITH_TIMEOUT(source.state().phase, Phase::Live, longestWait);
        HubbleRun &hubble = *m_relays.at(relay);
        const QJsonObject flood{
            {u"node"_s, u"node-1"_s}, {u"many"_s, 60'000}, {u"perSecond"_s, 20'000}, {u"flow"_s, flowJson(u"f"_s)}};
        hubble.send(flood);
        QTRY_VERIFY_WITH_TIMEOUT(flows > 0, longestWait);
        m_open.cut();
        QTRY_VERIFY_WITH_TIMEOUT(causes.contains(flows::GapCause::Disconnected), longestWait);
        QCOMPARE(source.state().phase, Phase::Live);
        QCOMPARE(hubble.answer(), "ok");
        const qsizetype before = flows;
        const auto comesMore = [&] {
            hubble.tell({{u"node"_s, u"node-1"_s}, {u"flow"_s, flowJson(u"after"_s)}});
            return flows > before;
        };
        QTRY_VERIFY_WITH_TIMEOUT(comesMore(), longestWait);
        QCOMPARE(causes.count(flows::GapCause::Disconnected), 1);
    }

private:
    /// From the API server that the test makes up to the Relay behind it.
    struct Way
    {
        Way(const RelayForwardTest &test, const QString &relay, const QString &secrets,
            std::optional<hubble::RelayTls> tls)
            : target(addressOf(*test.m_relays.at(relay)))
            , apiServer([&test, this, isTls = relay != u"plain", secrets](BlockingClient &client) {
                test.serve(client, target, isTls, secrets);
            })
        {
            kube::ConnectionSettings settings;
            settings.server = "http://127.0.0.1:" + std::to_string(apiServer.port());
            const auto credentials = kube::makeCredentials(settings);
            if (auto made = kube::ApiClient::create(settings, credentials))
                api = std::move(*made);
            if (auto made = control::RelayForward::create(settings, credentials, *api, std::move(tls)))
                forward = std::move(*made);
            forward->locate();
        }

        static io::SocketAddress addressOf(const HubbleRun &run)
        {
            const QStringList address = run.addressOf(u"relay"_s).split(u':');
            return *io::SocketAddress::parse(address.first().toStdString(), address.last().toUShort());
        }

        io::SocketAddress target;
        ScriptedUpstream apiServer;
        std::unique_ptr<kube::ApiClient> api;
        std::unique_ptr<control::RelayForward> forward;
    };

    /// One connection to the API server, to its end.
    void serve(BlockingClient &client, const io::SocketAddress &target, bool isTls, const QString &secrets) const
    {
        const std::string head = client.readUntil("\r\n");
        if (head.find("/portforward") != std::string::npos)
            return carry(client, target, m_open);
        client.readUntil("\r\n\r\n");
        int status = 200;
        QJsonObject body;
        if (head.find("/pods?") != std::string::npos)
            body = {{u"metadata"_s, QJsonObject{{u"resourceVersion"_s, u"1"_s}}}, {u"items"_s, QJsonArray{pod(isTls)}}};
        else if (secrets == u"forbidden"_s)
            status = 403;
        else if (head.find("hubble-ui-client-certs") != std::string::npos && secrets == u"client"_s)
            body = secret(m_authority.pem(), m_authority.issue({.commonName = "*.hubble-ui.cilium.io"}));
        else if (head.find("relay-certs-of-ours") != std::string::npos && secrets == u"server"_s)
            body = secret(m_authority.pem(), {});
        else if (head.find("relay-certs-of-ours") != std::string::npos && secrets == u"stranger"_s)
            body = secret(m_stranger.pem(), {});
        else
            status = 404;
        if (status != 200)
            body = {{u"kind"_s, u"Status"_s},
                    {u"apiVersion"_s, u"v1"_s},
                    {u"code"_s, status},
                    {u"reason"_s, status == 404 ? u"NotFound"_s : u"Forbidden"_s}};
        const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
        client.send("HTTP/1.1 " + std::to_string(status) + " So\r\nContent-Type: application/json\r\nContent-Length: " +
                    std::to_string(json.size()) + "\r\nConnection: close\r\n\r\n" + json.toStdString());
    }

    static QJsonObject pod(bool isTls)
    {
        const QJsonObject certificate{{u"key"_s, u"tls.crt"_s}, {u"path"_s, u"server.crt"_s}};
        const QJsonObject source{
            {u"secret"_s, QJsonObject{{u"name"_s, u"relay-certs-of-ours"_s}, {u"items"_s, QJsonArray{certificate}}}}};
        const QJsonObject volume{{u"name"_s, u"tls"_s},
                                 {u"projected"_s, QJsonObject{{u"sources"_s, QJsonArray{source}}}}};
        const QJsonObject ready{{u"type"_s, u"Ready"_s}, {u"status"_s, u"True"_s}};
        return {{u"metadata"_s, QJsonObject{{u"namespace"_s, u"kube-system"_s}, {u"name"_s, u"hubble-relay-1"_s}}},
                {u"spec"_s, QJsonObject{{u"volumes"_s, isTls ? QJsonArray{volume} : QJsonArray()}}},
                {u"status"_s, QJsonObject{{u"phase"_s, u"Running"_s}, {u"conditions"_s, QJsonArray{ready}}}}};
    }

    std::optional<hubble::RelayTls> tlsOf(const QString &given) const
    {
        if (given.isEmpty())
            return std::nullopt;
        hubble::RelayTls tls;
        if (given == u"authority"_s)
            tls.authorityPem = m_authority.pem();
        if (given == u"name"_s)
            tls.serverName = "relay.example";
        if (given == u"pair"_s || given == u"stranger"_s) {
            const CertificateAndKey ours = (given == u"pair"_s ? m_authority : m_stranger).issue({});
            tls.certificatePem = ours.certificatePem;
            tls.keyPem = base::Secret(ours.keyPem);
        }
        return tls;
    }

    QString write(const QString &name, const std::string &content) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::fromStdString(content));
        return file.fileName();
    }

    base::SystemClock m_clock;
    QTemporaryDir m_folder;
    TestAuthority m_authority;
    TestAuthority m_stranger;
    std::map<QString, std::unique_ptr<HubbleRun>> m_relays;
    mutable OpenForwards m_open;
};

QTEST_GUILESS_MAIN(RelayForwardTest)
#include "tst_relay_forward.moc"
