// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/demo_client.h"
#include "tests/e2e/support/process_memory.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using demo::DemoClient;

namespace {

const QString podsPath = u"/api/v1/namespaces/liteboxd/pods"_s;

QJsonObject metadataOf(const QJsonValue &pod)
{
    return pod.toObject().value("metadata"_L1).toObject();
}

QByteArray tokenOf(const QJsonValue &pod)
{
    return metadataOf(pod)["annotations"_L1]["liteboxd.io/access-token"_L1].toString().toLatin1();
}

QByteArray idOf(const QJsonValue &pod)
{
    return metadataOf(pod)["labels"_L1]["sandbox-id"_L1].toString().toLatin1();
}

} // namespace

/// A gateway that runs knows tokens by their digests: whoever gets to see its memory opens no sandbox.
class GatewayMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("the sanitizer keeps what is freed");
#endif
        if (::geteuid() != 0)
            QSKIP("only root may look into a process that protects its memory");
    }

    void holdsNoTokenInClear()
    {
        DemoClient cluster(demo::quickSettings(20));
        const QProcess &gateway = start(cluster);
        QVERIFY(m_url.isValid());
        const QJsonArray pods =
            cluster.ask("GET", podsPath + u"?fieldSelector=status.phase%3DRunning"_s).json.value("items"_L1).toArray();
        QByteArrayList tokens;
        for (const QJsonValue &pod : pods)
            tokens << tokenOf(pod);
        QVERIFY(tokens.size() > 10);
        QTRY_COMPARE(answer(idOf(pods.at(0)), tokens.at(0)), 200);
        QCOMPARE(answer(idOf(pods.at(1)), tokens.at(0)), 401);

        const QByteArray rotated(64, 'f');
        const QJsonObject annotations{{u"liteboxd.io/access-token"_s, QString::fromLatin1(rotated)}};
        const QJsonObject patch{{u"metadata"_s, QJsonObject{{u"annotations"_s, annotations}}}};
        const QString name = metadataOf(pods.at(2)).value("name"_L1).toString();
        QCOMPARE(
            cluster.ask("PATCH", podsPath + u'/' + name, QJsonDocument(patch).toJson(), "application/merge-patch+json")
                .status,
            200);
        QTRY_COMPARE(answer(idOf(pods.at(2)), rotated), 200);
        tokens << rotated;

        const QStringList found = e2e::findInMemory(gateway.processId(), tokens);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_gateway;
    QUrl m_url;

    const QProcess &start(DemoClient &cluster)
    {
        const auto &access = cluster.cluster().access();
        QFile file(m_folder.filePath(u"kubeconfig"_s));
        if (file.open(QFile::WriteOnly))
            file.write("clusters: [{name: liteboxd-demo, cluster: {server: '" +
                       QByteArray::fromStdString(access.server) +
                       "', certificate-authority-data: " + QByteArray::fromStdString(access.authorityPem).toBase64() +
                       "}}]\n"
                       "users: [{name: u, user: {token: '" +
                       QByteArray::fromStdString(access.token.reveal()) +
                       "'}}]\n"
                       "contexts: [{name: c, context: {cluster: liteboxd-demo, user: u}}]\ncurrent-context: c\n");
        file.close();
        m_gateway = std::make_unique<QProcess>();
        m_gateway->start(QStringLiteral(LITEBOXD_GATEWAY),
                         {u"--kubeconfig"_s, file.fileName(), u"--listen"_s, u"127.0.0.1:0"_s});
        if (QTest::qWaitFor([this] { return m_gateway->canReadLine(); }, 20'000))
            m_url = QUrl(QString::fromUtf8(m_gateway->readLine().trimmed().split(' ').last()));
        return *m_gateway;
    }

    /// The status of the answer to a GET with a token.
    int answer(const QByteArray &id, const QByteArray &token)
    {
        QTcpSocket socket;
        socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
        socket.write("GET /api/v1/sandbox/" + id + "/port/8080/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" +
                     "X-Access-Token: " + token + "\r\n\r\n");
        const auto isOver = [&socket] { return socket.state() == QAbstractSocket::UnconnectedState; };
        return QTest::qWaitFor(isOver, 10'000) ? socket.readAll().mid(9, 3).toInt() : 0;
    }
};

QTEST_GUILESS_MAIN(GatewayMemoryTest)
#include "tst_gateway_memory.moc"
