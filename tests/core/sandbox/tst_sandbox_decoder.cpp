// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/json_parser.h"
#include "core/kube/decode/kubernetes.pb.h"
#include "core/sandbox/sandbox_decoder.h"
#include "tests/core/fakes/pod_objects.h"
#include "tests/core/fakes/pod_protobuf.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace std::chrono_literals;
using tests::podObject;
using tests::with;

namespace {

base::Result<sandbox::Sandbox> decoded(const QByteArray &text)
{
    kube::JsonParser parser;
    const auto view = parser.parse({text.constData(), static_cast<std::size_t>(text.size())});
    if (!view)
        return base::fail(view.error());
    return sandbox::decodeSandbox(*view);
}

/// As JSON, and as protobuf where it can be written so: both must say the same.
base::Result<sandbox::Sandbox> decoded(const QJsonObject &pod)
{
    auto json = decoded(tests::jsonText(pod));
    if (const auto bytes = tests::podProtobuf(pod)) {
        const auto protobuf = sandbox::decodeSandbox(kube::ProtobufView(*bytes, kube::wire::Pod::descriptor()));
        if (json != protobuf)
            return base::fail(base::ErrorCode::ProtocolViolated, "JSON and protobuf decode to different values");
    }
    return json;
}

QJsonArray owners(const QString &kind, bool controls, const QString &name = u"sandbox-ab-7d4"_s)
{
    return {QJsonObject{{u"kind"_s, kind}, {u"name"_s, name}, {u"uid"_s, u"u"_s}, {u"controller"_s, controls}}};
}

QJsonArray waiting(const QString &reason)
{
    return {QJsonObject{{u"state"_s, QJsonObject{{u"waiting"_s, QJsonObject{{u"reason"_s, reason}}}}}}};
}

QJsonArray terminated(const QString &reason, int exitCode)
{
    const QJsonObject end{{u"reason"_s, reason}, {u"exitCode"_s, exitCode}};
    return {QJsonObject{{u"state"_s, QJsonObject{{u"terminated"_s, end}}}}};
}

} // namespace

class SandboxDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAPodInOrder();
    void keepsADigestWhereNobodyShowsTheToken();
    void servesItsId_data();
    void servesItsId();
    void readsState_data();
    void readsState();
    void readsReason_data();
    void readsReason();
    void knowsTheHostNetwork_data();
    void knowsTheHostNetwork();
    void readsHowItEnded();
    void saysWhyThereIsNoToken();
    void toleratesWrongTypes_data();
    void toleratesWrongTypes();
    void boundsHugeValues();
    void listsTcpPortsOnce();
    void ignoresPodsThatAreNoObjects_data();
    void ignoresPodsThatAreNoObjects();
};

void SandboxDecoderTest::readsAPodInOrder()
{
    const auto read = decoded(podObject(u"4f1c0a9e"_s));
    QVERIFY(read);
    QVERIFY(tests::podProtobuf(podObject(u"4f1c0a9e"_s)));
    const sandbox::Sandbox &it = *read;
    QCOMPARE(it.id.text(), "4f1c0a9e");
    QCOMPARE(it.podName, u"sandbox-4f1c0a9e"_s);
    QCOMPARE(it.podNamespace, u"liteboxd"_s);
    QCOMPARE(it.uid, u"uid-of-4f1c0a9e"_s);
    QCOMPARE(it.state, sandbox::SandboxState::Running);
    QCOMPARE(it.reason, QString());
    QVERIFY(it.ready);
    QCOMPARE(it.restarts, 2);
    QCOMPARE(it.podAddress, u"10.42.0.10"_s);
    QVERIFY(!it.hostNetwork);
    QCOMPARE(it.nodeName, u"node-1"_s);
    QCOMPARE(it.accessToken.reveal(), std::string(64, 'a'));
    QVERIFY(it.internetRequested);
    QCOMPARE(it.allowedDomains, QStringList({u"pypi.org"_s, u"*.pythonhosted.org"_s}));
    QCOMPARE(it.templateName, u"python"_s);
    QCOMPARE(it.managedBy, u"liteboxd-console"_s);
    QVERIFY(!it.isManagedByServer());
    QVERIFY(!it.controller);
    QCOMPARE(it.ports.size(), 1U);
    QCOMPARE(it.ports.front().number, 8080);
    QCOMPARE(it.ports.front().name, u"http"_s);
    QVERIFY(it.podCreatedAt - it.createdAt == 2s);
    QVERIFY(it.ttl == 3600s);
    QVERIFY(it.expiresAt() == it.createdAt + 1h);
}

void SandboxDecoderTest::keepsADigestWhereNobodyShowsTheToken()
{
    kube::JsonParser parser;
    const QByteArray text = tests::jsonText(podObject(u"ab"_s));
    const auto view = parser.parse({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(view);
    auto read = sandbox::decodeSandboxWithoutToken(*view);
    QVERIFY(read);
    QVERIFY(read->accessToken.isEmpty());
    QVERIFY(read->accessTokenDigest == base::digest(std::string(64, 'a')));
    read->accessToken = base::Secret(std::string(64, 'a'));
    read->accessTokenDigest.reset();
    QCOMPARE(*read, *sandbox::decodeSandbox(*view)); // all else is the same
}

void SandboxDecoderTest::servesItsId_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("app");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonArray>("ownerReferences");
    QTest::addColumn<bool>("serves");

    const QJsonArray none;
    QTest::newRow("its own name") << u"sandbox-ab"_s << u"liteboxd"_s << u"ab"_s << none << true;
    QTest::newRow("id may be any DNS label") << u"sandbox-my-box"_s << u"liteboxd"_s << u"my-box"_s << none << true;
    QTest::newRow("another app") << u"sandbox-ab"_s << u"other"_s << u"ab"_s << none << false;
    QTest::newRow("another name") << u"intruder"_s << u"liteboxd"_s << u"ab"_s << none << false;
    QTest::newRow("name of another id") << u"sandbox-cd"_s << u"liteboxd"_s << u"ab"_s << none << false;
    QTest::newRow("no id") << u"sandbox-"_s << u"liteboxd"_s << QString() << none << false;
    QTest::newRow("id is no DNS label") << u"sandbox-A_b"_s << u"liteboxd"_s << u"A_b"_s << none << false;
    QTest::newRow("ReplicaSet's pod") << u"sandbox-ab-7d4-x2"_s << u"liteboxd"_s << u"ab"_s
                                      << owners(u"ReplicaSet"_s, true) << true;
    QTest::newRow("ReplicaSet owns but does not control")
        << u"sandbox-ab-7d4-x2"_s << u"liteboxd"_s << u"ab"_s << owners(u"ReplicaSet"_s, false) << false;
    QTest::newRow("longer name without a controller")
        << u"sandbox-ab-7d4-x2"_s << u"liteboxd"_s << u"ab"_s << none << false;
    QTest::newRow("Job's pod") << u"sandbox-ab-x2"_s << u"liteboxd"_s << u"ab"_s << owners(u"Job"_s, true) << false;
    const auto ofSet = [](const QString &name) { return owners(u"ReplicaSet"_s, true, name); };
    QTest::newRow("ReplicaSet of the id's own name")
        << u"sandbox-ab-x2"_s << u"liteboxd"_s << u"ab"_s << ofSet(u"sandbox-ab"_s) << true;
    QTest::newRow("ReplicaSet's pod, id is a prefix only")
        << u"sandbox-abc-x2"_s << u"liteboxd"_s << u"ab"_s << ofSet(u"sandbox-abc"_s) << false;
    QTest::newRow("ReplicaSet's pod, nothing after the hyphen")
        << u"sandbox-ab-"_s << u"liteboxd"_s << u"ab"_s << ofSet(u"sandbox-ab"_s) << false;
    QTest::newRow("a made-up ReplicaSet of any name")
        << u"sandbox-ab-7d4-x2"_s << u"liteboxd"_s << u"ab"_s << ofSet(u"rs"_s) << false;
    QTest::newRow("not named as its ReplicaSet")
        << u"sandbox-ab-evil"_s << u"liteboxd"_s << u"ab"_s << ofSet(u"sandbox-ab-7d4"_s) << false;
    QTest::newRow("a suffix in two parts")
        << u"sandbox-ab-7d4-x2-y"_s << u"liteboxd"_s << u"ab"_s << ofSet(u"sandbox-ab-7d4"_s) << false;
    const QString longest = u"sandbox-ab-"_s + QString(52, u'r');
    QTest::newRow("a ReplicaSet whose name is cut for its pods")
        << longest.left(58) + u"x2y4z"_s << u"liteboxd"_s << u"ab"_s << ofSet(longest) << true;
}

void SandboxDecoderTest::servesItsId()
{
    QFETCH(QString, name);
    QFETCH(QString, app);
    QFETCH(QString, id);
    QFETCH(QJsonArray, ownerReferences);
    QFETCH(bool, serves);
    QJsonObject pod = with(podObject(id), u"metadata.name"_s, name);
    pod = with(pod, u"metadata.labels.app"_s, app);
    pod = with(pod, u"metadata.ownerReferences"_s, ownerReferences);

    const auto read = decoded(pod);

    QCOMPARE(read.has_value(), serves);
    if (!serves) {
        QCOMPARE(read.error().code, base::ErrorCode::Malformed);
        QCOMPARE(read.error().context, "pods/" + name.toStdString());
    }
}

void SandboxDecoderTest::readsState_data()
{
    QTest::addColumn<QJsonValue>("phase");
    QTest::addColumn<bool>("deleted");
    QTest::addColumn<sandbox::SandboxState>("state");

    using State = sandbox::SandboxState;
    QTest::newRow("pending") << QJsonValue(u"Pending"_s) << false << State::Pending;
    QTest::newRow("running") << QJsonValue(u"Running"_s) << false << State::Running;
    QTest::newRow("succeeded") << QJsonValue(u"Succeeded"_s) << false << State::Succeeded;
    QTest::newRow("failed") << QJsonValue(u"Failed"_s) << false << State::Failed;
    QTest::newRow("unknown") << QJsonValue(u"Unknown"_s) << false << State::Unknown;
    QTest::newRow("a phase we do not know") << QJsonValue(u"Sleeping"_s) << false << State::Unknown;
    QTest::newRow("no phase") << QJsonValue(QJsonValue::Undefined) << false << State::Unknown;
    QTest::newRow("running, deleted") << QJsonValue(u"Running"_s) << true << State::Terminating;
    QTest::newRow("failed, deleted") << QJsonValue(u"Failed"_s) << true << State::Terminating;
}

void SandboxDecoderTest::readsState()
{
    QFETCH(QJsonValue, phase);
    QFETCH(bool, deleted);
    QJsonObject pod = with(podObject(u"ab"_s), u"status.phase"_s, phase);
    if (deleted)
        pod = with(pod, u"metadata.deletionTimestamp"_s, u"2026-11-01T11:00:00Z"_s);

    const auto read = decoded(pod);

    QVERIFY(read);
    QTEST(read->state, "state");
}

void SandboxDecoderTest::readsReason_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("reason");

    const QJsonArray unscheduled{
        QJsonObject{{u"type"_s, u"PodScheduled"_s}, {u"status"_s, u"False"_s}, {u"reason"_s, u"Unschedulable"_s}}};
    const QJsonArray both{waiting(u"ContainerCreating"_s)[0], waiting(u"ImagePullBackOff"_s)[0]};
    const QString containers = u"status.containerStatuses"_s;
    const QString initContainers = u"status.initContainerStatuses"_s;
    QTest::newRow("evicted") << u"status.reason"_s << QJsonValue(u"Evicted"_s) << u"Evicted"_s;
    QTest::newRow("image") << containers << QJsonValue(waiting(u"ImagePullBackOff"_s)) << u"ImagePullBackOff"_s;
    QTest::newRow("a telling wait before starting up") << containers << QJsonValue(both) << u"ImagePullBackOff"_s;
    QTest::newRow("out of memory") << containers << QJsonValue(terminated(u"OOMKilled"_s, 137)) << u"OOMKilled"_s;
    QTest::newRow("ended well") << containers << QJsonValue(terminated(u"Completed"_s, 0)) << QString();
    QTest::newRow("init container") << initContainers << QJsonValue(waiting(u"CrashLoopBackOff"_s))
                                    << u"CrashLoopBackOff"_s;
    QTest::newRow("scheduler") << u"status.conditions"_s << QJsonValue(unscheduled) << u"Unschedulable"_s;
}

void SandboxDecoderTest::readsReason()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);

    const auto read = decoded(with(podObject(u"ab"_s), path, value));

    QVERIFY(read);
    QTEST(read->reason, "reason");
}

void SandboxDecoderTest::knowsTheHostNetwork_data()
{
    QTest::addColumn<bool>("says");
    QTest::addColumn<QString>("podAddress");
    QTest::addColumn<QString>("hostAddress");
    QTest::addColumn<bool>("hostNetwork");
    QTest::newRow("an address of its own") << false << u"10.42.0.10"_s << u"10.0.0.5"_s << false;
    QTest::newRow("it says so") << true << u"10.0.0.5"_s << u"10.0.0.5"_s << true;
    QTest::newRow("its node's address") << false << u"10.0.0.5"_s << u"10.0.0.5"_s << true;
    QTest::newRow("its node's address, written otherwise") << false << u"FD00:0::5"_s << u"fd00::5"_s << true;
    QTest::newRow("its node's address, IPv4 as IPv6") << false << u"::ffff:10.0.0.5"_s << u"10.0.0.5"_s << true;
    QTest::newRow("none yet") << false << QString() << QString() << false;
    QTest::newRow("no addresses at all") << false << u"x"_s << u"x"_s << false;
}

void SandboxDecoderTest::knowsTheHostNetwork()
{
    QFETCH(bool, says);
    QFETCH(QString, podAddress);
    QFETCH(QString, hostAddress);
    QJsonObject pod = with(podObject(u"ab"_s), u"status.podIP"_s, podAddress);
    pod = with(pod, u"status.hostIP"_s, hostAddress);
    pod = with(pod, u"spec.hostNetwork"_s, says);

    const auto read = decoded(pod);

    QVERIFY(read);
    QTEST(read->hostNetwork, "hostNetwork");
}

void SandboxDecoderTest::readsHowItEnded()
{
    const QString path = u"status.containerStatuses"_s;
    QCOMPARE(decoded(with(podObject(u"ab"_s), path, terminated(u"Error"_s, 3)))->exitCode, std::optional(3));
    QCOMPARE(decoded(with(podObject(u"ab"_s), path, terminated({}, 4)))->exitCode, std::optional(4));
    QVERIFY(!decoded(with(podObject(u"ab"_s), path, terminated(u"Completed"_s, 0)))->exitCode);
    // Restarted again and again.
    QJsonObject status = waiting(u"CrashLoopBackOff"_s)[0].toObject();
    status.insert(u"lastState"_s, QJsonObject{{u"terminated"_s, QJsonObject{{u"exitCode"_s, 137}}}});
    QCOMPARE(decoded(with(podObject(u"ab"_s), path, QJsonArray{status}))->exitCode, std::optional(137));
}

void SandboxDecoderTest::saysWhyThereIsNoToken()
{
    const QString path = u"metadata.annotations.liteboxd|io/access-token"_s;
    QCOMPARE(decoded(podObject(u"ab"_s))->tokenFault, sandbox::TokenFault::None);
    const auto broken = decoded(with(podObject(u"ab"_s), path, QString(QString(40, u'a') + u'\n')));
    QCOMPARE(broken->tokenFault, sandbox::TokenFault::ForbiddenCharacter);
    QVERIFY(broken->accessToken.isEmpty());
}

void SandboxDecoderTest::toleratesWrongTypes_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"metadata.namespace",
                             "metadata.uid",
                             "metadata.creationTimestamp",
                             "metadata.annotations",
                             "metadata.annotations.liteboxd|io/access-token",
                             "metadata.annotations.liteboxd/ttl",
                             "metadata.annotations.liteboxd/created-at",
                             "metadata.annotations.liteboxd|io/allowed-domains",
                             "metadata.labels.liteboxd|io/managed-by",
                             "metadata.labels.liteboxd|io/internet-access",
                             "metadata.ownerReferences",
                             "spec",
                             "spec.containers",
                             "spec.nodeName",
                             "spec.hostNetwork",
                             "status",
                             "status.phase",
                             "status.podIP",
                             "status.hostIP",
                             "status.conditions",
                             "status.containerStatuses",
                             "status.reason"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void SandboxDecoderTest::toleratesWrongTypes()
{
    QFETCH(QString, path);
    const QJsonArray strange{QJsonArray{}, QJsonObject{{u"x"_s, 1}}, 7.5, QJsonValue::Null, u"\u202etext"_s};
    const QList<QJsonValue> values{QJsonValue::Undefined,         QJsonValue::Null, true, -1, 1e300, u""_s, strange,
                                   QJsonObject{{u"a"_s, strange}}};
    for (const QJsonValue &value : values)
        QVERIFY(decoded(with(podObject(u"ab"_s), path, value)));
}

void SandboxDecoderTest::boundsHugeValues()
{
    QJsonObject pod = podObject(u"ab"_s);
    pod = with(pod, u"metadata.annotations.liteboxd/ttl"_s, QString(400, u'9'));
    pod = with(pod, u"metadata.annotations.liteboxd/created-at"_s, u"9999-12-31T23:59:59Z"_s);
    pod = with(pod, u"metadata.annotations.liteboxd|io/access-token"_s, QString(1 << 20, u'a'));
    pod = with(pod, u"status.podIP"_s, QString(1 << 20, u'1'));
    pod = with(pod, u"status.reason"_s, QString(1 << 20, u'\u00e4'));
    pod = with(pod, u"status.message"_s, QString(1 << 20, u'\u4e2d'));
    const QJsonObject busy{{u"restartCount"_s, 9007199254740992.0}};
    pod = with(pod, u"status.containerStatuses"_s, QJsonArray{busy, busy});

    const auto read = decoded(pod);

    QVERIFY(read);
    QVERIFY(read->ttl && read->expiresAt() > read->createdAt);
    QCOMPARE(read->createdAt, read->podCreatedAt);
    QVERIFY(read->accessToken.isEmpty());
    QVERIFY(read->podAddress.isEmpty());
    QCOMPARE(read->reason, QString(128, u'\u00e4'));
    QCOMPARE(read->message, QString(1024, u'\u4e2d'));
    QCOMPARE(read->restarts, std::numeric_limits<int>::max());
}

void SandboxDecoderTest::listsTcpPortsOnce()
{
    QJsonArray ports;
    for (const QJsonValue &number : {QJsonValue(80), QJsonValue(80), QJsonValue(0), QJsonValue(65536), QJsonValue(-1),
                                     QJsonValue(u"81"_s), QJsonValue(65535)})
        ports.append(QJsonObject{{u"containerPort"_s, number}});

    const auto read = decoded(with(podObject(u"ab"_s), u"spec.containers"_s,
                                   QJsonArray{QJsonObject{{u"ports"_s, ports}}, u"no container"_s}));

    QVERIFY(read);
    const std::vector<sandbox::ContainerPort> expected{{80, {}}, {65535, {}}};
    QVERIFY(read->ports == expected);
}

void SandboxDecoderTest::ignoresPodsThatAreNoObjects_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"{}", "[]", "null", "7", "\"pod\"", "{\"metadata\":[]}", "{\"metadata\":{\"labels\":7}}"})
        QTest::newRow(text) << QByteArray(text);
}

void SandboxDecoderTest::ignoresPodsThatAreNoObjects()
{
    QFETCH(QByteArray, text);
    QVERIFY(!decoded(text));
}

QTEST_GUILESS_MAIN(SandboxDecoderTest)
#include "tst_sandbox_decoder.moc"
