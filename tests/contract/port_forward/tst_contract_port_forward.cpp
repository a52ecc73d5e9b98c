// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/make_credentials.h"
#include "gateway/control/api_server_locator.h"
#include "gateway/forward/port_forward_listener.h"
#include "tests/contract/contract_test.h"

#include <QJsonArray>
#include <QTcpSocket>

#include <mutex>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using forward::PodPort;
using Health = forward::PortForwardState::Health;

/// What the port-forward of pods does for this project, asked of a real API server and kubelet, and of liteboxd-demo.
/// A pod serves /large?bytes=N on port 8080, and nothing on 8099.
class TestContractPortForward : public ContractTest
{
    Q_OBJECT

private:
    forward::PortForwarder m_forwarder;
    std::mutex m_mutex;
    forward::PortForwardState m_state;

    /// A pod of this case that runs and serves. Empty if it does not come to that.
    QString runningPod(const char *suffix)
    {
        const QString node = qEnvironmentVariable("LITEBOXD_RIG_NODE");
        QJsonObject object = pod(suffix);
        QJsonObject spec = at(object, "spec");
        if (node.isEmpty())
            spec.remove(u"schedulerName"_s); // the demo brings it to life
        else
            spec.insert(u"nodeName"_s, node);
        object.insert(u"spec"_s, spec);
        if (!cluster().create(pods, object))
            return {};
        if (!node.isEmpty()) {
            const QString address = qEnvironmentVariable("LITEBOXD_RIG_POD_ADDRESSES").section(u' ', 0, 0);
            const QJsonObject status{{u"phase"_s, u"Running"_s},
                                     {u"podIP"_s, address},
                                     {u"podIPs"_s, QJsonArray{QJsonObject{{u"ip"_s, address}}}}};
            if (!cluster().patch(podPath(name(suffix), "status"), Patch::merge({{u"status"_s, status}})))
                return {};
        }
        const auto runs = [&] {
            const auto now = cluster().get(podPath(name(suffix)));
            return now && at(*now, "status")[u"phase"_s] == u"Running"_s;
        };
        return QTest::qWaitFor(runs, 10'000) ? name(suffix) : QString();
    }

    std::unique_ptr<forward::PortForwardListener> listen(const QString &pod, std::uint16_t port = 8080)
    {
        m_state = {};
        const PodPort target{"liteboxd", pod.toStdString(), port};
        auto made = m_forwarder.listen(
            *io::SocketAddress::parse("127.0.0.1", 0), [target](const auto &answer) { answer(target); },
            [this](const forward::PortForwardState &state) {
                const std::lock_guard lock(m_mutex);
                m_state = state;
            });
        return made ? std::move(*made) : nullptr;
    }

    forward::PortForwardState state()
    {
        const std::lock_guard lock(m_mutex);
        return m_state;
    }

    /// What comes back through the forward until it ends.
    static QByteArray exchange(const forward::PortForwardListener &listener, const QByteArray &request)
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, listener.address().port());
        socket.write(request);
        static_cast<void>(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 20'000));
        return socket.isOpen() ? socket.readAll() : QByteArray();
    }

    /// Of HTTP/1.0, so that the answer comes without chunks and ends the connection.
    static QByteArray getting(const QByteArray &path) { return "GET " + path + " HTTP/1.0\r\nHost: pod\r\n\r\n"; }

private Q_SLOTS:
    void connectsToTheApiServer()
    {
        auto locator =
            control::ApiServerLocator::create(cluster().settings(), kube::makeCredentials(cluster().settings()));
        VERIFY_OK(locator);
        bool isLocated = false;
        connect(locator->get(), &control::ApiServerLocator::located, this,
                [this, &isLocated](const std::shared_ptr<const forward::ApiServer> &server) {
                    m_forwarder.setApiServer(server);
                    isLocated = true;
                });
        (*locator)->locate();
        QTRY_VERIFY(isLocated);
    }

    void bytesComeThroughWhole()
    {
        const QString pod = runningPod("a");
        QVERIFY(!pod.isEmpty());
        const auto listener = listen(pod);
        for (const int size : {1, 1000, 5'000'000}) {
            const QByteArray answer = exchange(*listener, getting("/large?bytes=" + QByteArray::number(size)));
            QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.left(200).constData());
            QCOMPARE(answer.size() - answer.indexOf("\r\n\r\n") - 4, qsizetype(size));
        }
        QTRY_VERIFY(state().open == 0);
        QCOMPARE(state().health, Health::Working);
        QCOMPARE(state().made, std::size_t{3});
    }

    void aRequestSentBeforeThePodIsReachedArrives()
    {
        const QString pod = runningPod("a");
        QVERIFY(!pod.isEmpty());
        const auto listener = listen(pod);
        const QByteArray body(3'000'000, 'x');
        const QByteArray answer =
            exchange(*listener, "POST /echo HTTP/1.1\r\nHost: pod\r\nConnection: close\r\nContent-Length: " +
                                    QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.left(200).constData());
    }

    void aPortThatNobodyHasIsRefused()
    {
        const QString pod = runningPod("a");
        QVERIFY(!pod.isEmpty());
        const auto listener = listen(pod, 8099);
        QCOMPARE(exchange(*listener, getting("/")), QByteArray());
        QTRY_COMPARE(state().health, Health::Failing);
        QVERIFY2(state().error->code == ErrorCode::ConnectionRefused, state().error->text().c_str());
    }

    void aPodThatIsNotThereIsNotFound()
    {
        const auto listener = listen(name("none"));
        QCOMPARE(exchange(*listener, getting("/")), QByteArray());
        QTRY_COMPARE(state().health, Health::Failing);
        QVERIFY2(state().error->code == ErrorCode::NotFound, state().error->text().c_str());
        QCOMPARE(state().error->httpStatus.value_or(0), 404);
    }

    void aPodWithoutANodeIsRejected()
    {
        VERIFY_OK(cluster().create(pods, pod("a")));
        const auto listener = listen(name("a"));
        QCOMPARE(exchange(*listener, getting("/")), QByteArray());
        QTRY_COMPARE(state().health, Health::Failing);
        QVERIFY2(state().error->code == ErrorCode::Rejected, state().error->text().c_str());
        QCOMPARE(state().error->httpStatus.value_or(0), 400);
        QVERIFY(state().error->context.find("does not have a host assigned") != std::string::npos);
    }

    void aPodThatIsDeletedEndsItsForwards()
    {
        const QString pod = runningPod("a");
        QVERIFY(!pod.isEmpty());
        const auto listener = listen(pod);
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, listener->address().port());
        socket.write("GET /large?bytes=1 HTTP/1.1\r\nHost: pod\r\n\r\n");
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        VERIFY_OK(cluster().remove(podPath(pod), atOnce()));
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(state().open, std::size_t{0});
    }

    void theClientsOwnSocketOpensOne()
    {
        const QString pod = runningPod("a");
        QVERIFY(!pod.isEmpty());
        const auto socket = cluster().client().transport().openChannels(
            "/api/v1/namespaces/liteboxd/pods/" + pod.toStdString() + "/portforward?ports=8080",
            {u"v4.channel.k8s.io"_s});
        QString protocol;
        std::optional<base::Error> error;
        connect(socket.get(), &kube::ChannelSocket::opened, this, [&](const QString &chosen) { protocol = chosen; });
        connect(socket.get(), &kube::ChannelSocket::failed, this, [&](const base::Error &why) { error = why; });
        QTRY_VERIFY_WITH_TIMEOUT(!protocol.isEmpty() || error, 20000);
        QVERIFY2(!error, error ? error->text().c_str() : "");
        QCOMPARE(protocol, u"v4.channel.k8s.io"_s);
    }

    void withoutAnUpgradeItIsABadRequest()
    {
        const QString pod = runningPod("a");
        QVERIFY(!pod.isEmpty());
        const auto answer =
            cluster().raw("/api/v1/namespaces/liteboxd/pods/" + pod.toStdString() + "/portforward?ports=8080");
        QVERIFY(!answer);
        QCOMPARE(answer.error().httpStatus.value_or(0), 400);
        QVERIFY2(answer.error().text().find("Upgrade request required") != std::string::npos,
                 answer.error().text().c_str());
    }
};

QTEST_GUILESS_MAIN(TestContractPortForward)
#include "tst_contract_port_forward.moc"
