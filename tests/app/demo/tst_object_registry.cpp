// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/sample_objects.h"

#include "app/demo/objects/json_patch.h"
#include "app/demo/objects/merge_patch.h"
#include "app/demo/objects/object_registry.h"
#include "app/demo/objects/object_removal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::demo;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QJsonObject metadata(const QJsonObject &of)
{
    return of.value("metadata"_L1).toObject();
}

QJsonObject labels(const QJsonObject &of)
{
    return metadata(of).value("labels"_L1).toObject();
}

/// The fieldsV1 of one owner, as text.
QByteArray ownedBy(const QJsonObject &of, const QString &manager)
{
    const QJsonArray entries = metadata(of).value("managedFields"_L1).toArray();
    for (const QJsonValue &entry : entries) {
        if (entry.toObject().value("manager"_L1).toString() == manager)
            return QJsonDocument(entry.toObject().value("fieldsV1"_L1).toObject()).toJson(QJsonDocument::Compact);
    }
    return {};
}

} // namespace

class TestObjectRegistry : public QObject
{
    Q_OBJECT

    base::SystemClock m_clock;
    std::unique_ptr<ObjectStore> m_store;
    std::unique_ptr<ObjectRegistry> m_registry;
    const ObjectName m_pod{&pods(), u"liteboxd"_s, u"a"_s};
    const WriteContext m_ref{{u"ref"_s, {}}, Persistence::Store};

    Outcome<Written> create(const QJsonObject &what, const WriteContext &context)
    {
        return m_registry->create({&pods(), u"liteboxd"_s, {}}, what, context);
    }

    Outcome<Written> merge(const QByteArray &patch, const WriteContext &context)
    {
        return m_registry->update(
            m_pod,
            [patch](const QJsonObject &live) -> Outcome<QJsonObject> { return mergePatched(live, object(patch)); },
            context);
    }

    Outcome<Written> apply(const QString &manager, const QByteArray &metadataText,
                           OnConflict onConflict = OnConflict::Refuse)
    {
        QJsonObject configuration{
            {u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s}, {u"metadata"_s, object(metadataText)}};
        return m_registry->apply(m_pod, configuration, onConflict, {{manager, {}}, Persistence::Store});
    }

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<ObjectStore>();
        m_registry = std::make_unique<ObjectRegistry>(*m_store, m_clock);
        QVERIFY(m_registry->create({&namespaces(), {}, {}}, sampleNamespace(u"liteboxd"_s), m_ref).has_value());
        QVERIFY(create(samplePod(u"a"_s), m_ref).has_value());
    }

    void aNewPodIsFilledIn()
    {
        const QJsonObject pod = m_store->find(pods(), u"liteboxd"_s, u"a"_s)->json;
        const QJsonObject spec = pod.value("spec"_L1).toObject();
        const QJsonObject container = spec.value("containers"_L1).toArray().at(0).toObject();
        QCOMPARE(metadata(pod).value("generation"_L1).toInt(), 1);
        QCOMPARE(metadata(pod).value("uid"_L1).toString().size(), 36);
        QCOMPARE(spec.value("restartPolicy"_L1).toString(), u"Always"_s);
        QCOMPARE(container.value("imagePullPolicy"_L1).toString(), u"IfNotPresent"_s);
        QCOMPARE(pod.value("status"_L1).toObject().value("phase"_L1).toString(), u"Pending"_s);
        // compared with a real API server
        const QJsonObject owned = QJsonDocument::fromJson(ownedBy(pod, u"ref"_s)).object();
        const QString container0 = u".spec.containers[name=\"main\"]"_s;
        QCOMPARE(FieldSet::fromJson(owned).paths(),
                 (QStringList{u".metadata.annotations"_s, u".metadata.annotations.liteboxd.io/access-token"_s,
                              u".metadata.labels"_s, u".metadata.labels.app"_s, container0, container0 + u".image"_s,
                              container0 + u".imagePullPolicy"_s, container0 + u".name"_s, container0 + u".resources"_s,
                              container0 + u".terminationMessagePath"_s, container0 + u".terminationMessagePolicy"_s,
                              u".spec.dnsPolicy"_s, u".spec.enableServiceLinks"_s, u".spec.restartPolicy"_s,
                              u".spec.schedulerName"_s, u".spec.securityContext"_s,
                              u".spec.terminationGracePeriodSeconds"_s}));
    }

    void refusedCreations_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *text, int code, const QString &message) {
            QTest::newRow(name) << QByteArray(text) << code << message;
        };
        row("taken", R"({"metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"b"}]}})", 409,
            u"pods \"a\" already exists"_s);
        row("empty", "{}", 422,
            u"Pod \"\" is invalid: [metadata.name: Required value: name or generateName is required, "
            "spec.containers: Required value]"_s);
        row("other namespace", R"({"metadata":{"name":"x","namespace":"other"}})", 400,
            u"the namespace of the provided object does not match the namespace sent on the request"_s);
        row("name of wrong type", R"({"metadata":{"name":5}})", 400,
            u"Pod in version \"v1\" cannot be handled as a Pod: json: cannot unmarshal number into Go struct field "
            "ObjectMeta.metadata.name of type string"_s);
        row("labels of wrong type", R"({"metadata":{"labels":{"a":1}}})", 400,
            u"Pod in version \"v1\" cannot be handled as a Pod: json: cannot unmarshal number into Go struct field "
            "ObjectMeta.metadata.labels of type string"_s);
        row("no image", R"({"metadata":{"name":"x"},"spec":{"containers":[{"name":"m"}]}})", 422,
            u"Pod \"x\" is invalid: spec.containers[0].image: Required value"_s);
    }

    void refusedCreations()
    {
        QFETCH(QByteArray, text);
        const auto result = create(object(text), m_ref);
        QVERIFY(!result.has_value());
        QTEST(result.error().code, "code");
        QTEST(result.error().message, "message");
    }

    void missingNamespaceIsNotFound()
    {
        const auto result = m_registry->create({&pods(), u"nons"_s, {}}, samplePod(u"x"_s), m_ref);
        QCOMPARE(result.error().code, 404);
        QCOMPARE(result.error().message, u"namespaces \"nons\" not found"_s);
    }

    void dryRunStoresNothing()
    {
        const qint64 before = m_store->revision();
        QVERIFY(create(samplePod(u"dry"_s), {{u"ref"_s, {}}, Persistence::DryRun}).has_value());
        const auto patched = merge(R"({"metadata":{"labels":{"dry":"1"}}})", {{u"ref"_s, {}}, Persistence::DryRun});
        QVERIFY(labels(patched->object).contains("dry"_L1));
        QCOMPARE(m_store->revision(), before);
    }

    void aPatchThatChangesNothingWritesNothing()
    {
        const qint64 before = m_store->revision();
        QVERIFY(merge(R"({"metadata":{"labels":{"app":"liteboxd"}}})", m_ref).has_value());
        QCOMPARE(m_store->revision(), before);
    }

    void refusedPatches_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<int>("code");
        QTest::newRow("stale") << QByteArray(R"({"metadata":{"resourceVersion":"5"}})") << 409;
        QTest::newRow("renamed") << QByteArray(R"({"metadata":{"name":"b"}})") << 400;
        QTest::newRow("uid") << QByteArray(R"({"metadata":{"uid":"b"}})") << 422;
        QTest::newRow("host network") << QByteArray(R"({"spec":{"hostNetwork":true}})") << 422;
        QTest::newRow("no containers") << QByteArray(R"({"spec":{"containers":[]}})") << 422;
        QTest::newRow("bad label") << QByteArray(R"({"metadata":{"labels":{"a b":"c"}}})") << 422;
        QTest::newRow("long annotations")
            << "{\"metadata\":{\"annotations\":{\"a\":\"" + QByteArray(300'000, 'x') + "\"}}}" << 422;
    }

    void refusedPatches()
    {
        QFETCH(QByteArray, patch);
        const auto result = merge(patch, m_ref);
        QVERIFY(!result.has_value());
        QTEST(result.error().code, "code");
    }

    void statusIsWrittenByItsSubresourceOnly()
    {
        const QByteArray patch =
            R"({"metadata":{"labels":{"st":"x"}},"status":{"podIP":"127.0.0.9","phase":"Running"}})";
        QVERIFY(!merge(patch, m_ref)->object.value("status"_L1).toObject().contains("podIP"_L1));
        const auto written = merge(patch, {{u"ref"_s, u"status"_s}, Persistence::Store});
        const QJsonObject status = written->object.value("status"_L1).toObject();
        QCOMPARE(status.value("podIPs"_L1).toArray().at(0).toObject().value("ip"_L1).toString(), u"127.0.0.9"_s);
        QCOMPARE(status.value("phase"_L1).toString(), u"Running"_s);
        const auto bad = merge(R"({"status":{"podIP":"1.2.3.4.5"}})", {{u"ref"_s, u"status"_s}, Persistence::Store});
        QCOMPARE(bad.error().code, 422);
    }

    void conflictsNameTheirOwners()
    {
        QVERIFY(apply(u"m1"_s, R"({"name":"a","labels":{"own":"1"}})").has_value());
        const auto one = apply(u"m2"_s, R"({"name":"a","labels":{"own":"2"}})");
        QCOMPARE(one.error().code, 409);
        QCOMPARE(one.error().message, u"Apply failed with 1 conflict: conflict with \"m1\": .metadata.labels.own"_s);
        const auto three =
            apply(u"m2"_s, R"({"labels":{"own":"2","app":"q"},"annotations":{"liteboxd.io/access-token":"y"}})");
        QVERIFY(three.error().message.startsWith(u"Apply failed with 3 conflicts: conflicts with "_s));
        QCOMPARE(three.error().details.value("causes"_L1).toArray().size(), 3);
        QVERIFY(three.error().message.contains(
            u"conflicts with \"ref\" using v1:\n- .metadata.annotations.liteboxd.io/access-token\n"
            "- .metadata.labels.app"_s));
    }

    void equalValuesAreSharedAndForceTakesOver()
    {
        QVERIFY(apply(u"m1"_s, R"({"labels":{"own":"1"}})").has_value());
        const auto shared = apply(u"m2"_s, R"({"labels":{"own":"1"}})");
        QCOMPARE(ownedBy(shared->object, u"m1"_s), QByteArray(R"({"f:metadata":{"f:labels":{"f:own":{}}}})"));
        QCOMPARE(ownedBy(shared->object, u"m2"_s), ownedBy(shared->object, u"m1"_s));
        const auto left = apply(u"m1"_s, R"({"name":"a"})"); // m2 still owns it
        QCOMPARE(labels(left->object).value("own"_L1).toString(), u"1"_s);
        QVERIFY(ownedBy(left->object, u"m1"_s).isEmpty());
        const auto forced = apply(u"m3"_s, R"({"labels":{"own":"3"}})", OnConflict::TakeOver);
        QCOMPARE(labels(forced->object).value("own"_L1).toString(), u"3"_s);
        QVERIFY(ownedBy(forced->object, u"m2"_s).isEmpty());
    }

    void whatIsNoLongerAppliedGoes()
    {
        QVERIFY(apply(u"m1"_s, R"({"labels":{"own":"1"},"annotations":{"n":"v"}})").has_value());
        const auto written = apply(u"m1"_s, R"({"annotations":{"n":"v"}})");
        QVERIFY(!labels(written->object).contains("own"_L1));
        QVERIFY(labels(written->object).contains("app"_L1));
        QVERIFY(metadata(written->object).value("annotations"_L1).toObject().contains("n"_L1));
    }

    void anEmptyMapDoesNotTakeOthersWithIt()
    {
        QVERIFY(apply(u"m1"_s, R"({"labels":{}})").has_value());
        const auto written = apply(u"m1"_s, R"({"name":"a"})");
        QCOMPARE(labels(written->object), (QJsonObject{{u"app"_s, u"liteboxd"_s}}));
    }

    void anUpdateTakesOwnership()
    {
        QVERIFY(apply(u"m1"_s, R"({"labels":{"own":"1"}})").has_value());
        const auto written = merge(R"({"metadata":{"labels":{"own":"2"}}})", {{u"m4"_s, {}}, Persistence::Store});
        QVERIFY(ownedBy(written->object, u"m1"_s).isEmpty());
        QCOMPARE(ownedBy(written->object, u"m4"_s), QByteArray(R"({"f:metadata":{"f:labels":{"f:own":{}}}})"));
    }

    void containersAreOwnedByName()
    {
        QJsonObject configuration =
            object(R"({"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"name":"main","image":"zzz"}]}})");
        const auto refused =
            m_registry->apply(m_pod, configuration, OnConflict::Refuse, {{u"m1"_s, {}}, Persistence::Store});
        QCOMPARE(
            refused.error().message,
            u"Apply failed with 1 conflict: conflict with \"ref\" using v1: .spec.containers[name=\"main\"].image"_s);
        const auto forced =
            m_registry->apply(m_pod, configuration, OnConflict::TakeOver, {{u"m1"_s, {}}, Persistence::Store});
        QCOMPARE(forced->object.value("spec"_L1)
                     .toObject()
                     .value("containers"_L1)
                     .toArray()
                     .at(0)
                     .toObject()
                     .value("image"_L1)
                     .toString(),
                 u"zzz"_s);
        QCOMPARE(metadata(forced->object).value("generation"_L1).toInt(), 2);
    }

    void policiesHaveAtomicParts()
    {
        const ObjectName target{&networkPolicies(), u"liteboxd"_s, u"np"_s};
        const auto made =
            m_registry->apply(target, object(R"({"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy",
            "metadata":{"name":"np"},"spec":{"podSelector":{},"policyTypes":["Ingress","Egress"],"egress":[{"ports":[{"port":53}]}]}})"),
                              OnConflict::Refuse, {{u"m1"_s, {}}, Persistence::Store});
        QVERIFY(made.has_value());
        QVERIFY(made->isNew);
        QCOMPARE(ownedBy(made->object, u"m1"_s),
                 QByteArray(R"({"f:spec":{"f:egress":{},"f:podSelector":{},"f:policyTypes":{}}})"));
        const auto other =
            m_registry->apply(target, object(R"({"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy",
            "metadata":{"name":"np"},"spec":{"podSelector":{"matchLabels":{"a":"b"}},"policyTypes":["Ingress"]}})"),
                              OnConflict::Refuse, {{u"m2"_s, {}}, Persistence::Store});
        QCOMPARE(other.error().message,
                 u"Apply failed with 2 conflicts: conflicts with \"m1\":\n- .spec.podSelector\n- .spec.policyTypes"_s);
        const auto less =
            m_registry->apply(target, object(R"({"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy",
            "metadata":{"name":"np"},"spec":{"podSelector":{}}})"),
                              OnConflict::Refuse, {{u"m1"_s, {}}, Persistence::Store});
        QCOMPARE(less->object.value("spec"_L1).toObject(), object(R"({"podSelector":{},"policyTypes":["Ingress"]})"));
    }

    void removalHonoursPreconditions()
    {
        ObjectRemoval removal(*m_registry);
        RemovalOptions options;
        options.uid = u"x"_s;
        QCOMPARE(removal.remove(m_pod, options).error().code, 409);
        options.uid.reset();
        options.resourceVersion = u"3"_s;
        QCOMPARE(removal.remove(m_pod, options).error().code, 409);
        options.resourceVersion.reset();
        options.persistence = Persistence::DryRun;
        QVERIFY(removal.remove(m_pod, options).has_value());
        options.persistence = Persistence::Store;
        QVERIFY(removal.remove(m_pod, options).has_value());
        QCOMPARE(removal.remove(m_pod, options).error().code, 404);
    }

    void aPodOnANodeEndsInItsOwnTime()
    {
        QJsonObject pod = samplePod(u"b"_s);
        QJsonObject spec = pod.value("spec"_L1).toObject();
        spec.insert(u"nodeName"_s, u"demo"_s);
        pod.insert(u"spec"_s, spec);
        QVERIFY(create(pod, m_ref).has_value());
        const ObjectName target{&pods(), u"liteboxd"_s, u"b"_s};
        ObjectRemoval removal(*m_registry);
        QVERIFY(metadata(*removal.remove(target, {})).contains("deletionTimestamp"_L1));
        QVERIFY(m_store->find(pods(), u"liteboxd"_s, u"b"_s) != nullptr);
        RemovalOptions atOnce;
        atOnce.gracePeriodSeconds = 0;
        QVERIFY(removal.remove(target, atOnce).has_value());
        QVERIFY(!m_store->find(pods(), u"liteboxd"_s, u"b"_s));
    }

    void aNamespaceGoesWithItsObjects()
    {
        ObjectRemoval removal(*m_registry);
        const auto gone = removal.remove({&namespaces(), {}, u"liteboxd"_s}, {});
        QCOMPARE(gone->value("status"_L1).toObject().value("phase"_L1).toString(), u"Terminating"_s);
        QVERIFY(m_store->table(pods())->empty());
        QVERIFY(m_registry->create({&namespaces(), {}, {}}, sampleNamespace(u"default"_s), m_ref).has_value());
        QCOMPARE(removal.remove({&namespaces(), {}, u"default"_s}, {}).error().code, 403);
    }
};

QTEST_GUILESS_MAIN(TestObjectRegistry)
#include "tst_object_registry.moc"
