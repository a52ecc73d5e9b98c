// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/hubble/hubble_run.h"
#include "tests/core/kube/support/test_authority.h"

#include "core/hubble/observer_client.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using hubble::ObserverClient;
using tests::flowJson;
using tests::HubbleRun;

using Phase = hubble::SourceState::Phase;

namespace {

constexpr int patience = 30'000;
constexpr const char *relayName = "*.hubble-relay.cilium.io";

} // namespace

/// Cilium's own Relay with TLS, which asks for a certificate of whoever comes.
class RelayTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const CertificateAndKey server = m_authority.issue({.subjectAltName = std::string("DNS:") + relayName});
        m_hubble = std::make_unique<HubbleRun>(QStringList{
            u"--nodes"_s, u"node-1"_s, u"--tls-cert"_s, write(u"relay.pem"_s, server.certificatePem), u"--tls-key"_s,
            write(u"relay.key"_s, server.keyPem), u"--tls-client-ca"_s, write(u"clients.pem"_s, m_clients.pem())});
        if (m_hubble->isMissing())
            std::exit(77); // no Go here: ctest says Skipped
        QVERIFY2(m_hubble->fault().isEmpty(), qPrintable(m_hubble->fault()));
        for (const QString &uuid : {u"a-1"_s, u"a-2"_s}) // the newest of a ring is not read yet
            QCOMPARE(m_hubble->tell({{u"node"_s, u"node-1"_s}, {u"flow"_s, flowJson(uuid)}}), "ok");
    }

    void answersWhoIsKnown_data()
    {
        QTest::addColumn<bool>("trustsIt");
        QTest::addColumn<QString>("signedBy"); // our certificate; empty: none
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("answers");
        const QString name = u"node.hubble-relay.cilium.io"_s;
        QTest::newRow("both known") << true << u"clients"_s << name << true;
        QTest::newRow("no certificate of ours") << true << QString() << name << false;
        QTest::newRow("ours by somebody else") << true << u"strangers"_s << name << false;
        QTest::newRow("its certificate by somebody else") << false << u"clients"_s << name << false;
        QTest::newRow("another name") << true << u"clients"_s << u"relay.example"_s << false;
    }

    void answersWhoIsKnown()
    {
        QFETCH(bool, trustsIt);
        QFETCH(QString, signedBy);
        QFETCH(QString, name);
        QFETCH(bool, answers);
        hubble::RelayTls tls;
        tls.authorityPem = trustsIt ? m_authority.pem() : TestAuthority().pem();
        tls.serverName = name.toStdString();
        if (!signedBy.isEmpty()) {
            const CertificateAndKey ours =
                signedBy == u"clients" ? m_clients.issue({.commonName = "console"}) : TestAuthority().issue({});
            tls.certificatePem = ours.certificatePem;
            tls.keyPem = base::Secret(ours.keyPem);
        }
        ObserverClient source(hubble::RelayAddress{m_hubble->addressOf(u"relay"_s).toStdString(), std::move(tls)},
                              m_clock);
        QStringList uuids;
        connect(&source, &ObserverClient::flowsCame, &source, [&uuids](const QList<flows::Flow> &flows) {
            for (const flows::Flow &each : flows)
                uuids << each.uuid;
        });
        flows::FlowQuery query;
        query.since = m_clock.wall() - std::chrono::hours(1);
        source.start(query);
        QTRY_COMPARE_WITH_TIMEOUT(source.state().phase, answers ? Phase::Finished : Phase::Failed, patience);
        QCOMPARE(uuids, answers ? QStringList{u"a-1"_s} : QStringList());
        if (!answers)
            QVERIFY(!source.state().error->message.empty());
    }

private:
    QString write(const QString &name, const std::string &content) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::fromStdString(content));
        return file.fileName();
    }

    base::SystemClock m_clock;
    QTemporaryDir m_folder;
    TestAuthority m_authority; ///< of Relay's certificate
    TestAuthority m_clients;   ///< of ours
    std::unique_ptr<HubbleRun> m_hubble;
};

QTEST_GUILESS_MAIN(RelayTlsTest)
#include "tst_relay_tls.moc"
