// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/api_time.h"
#include "core/kube/decode/json_parser.h"
#include "core/kube/decode/kubernetes.pb.h"
#include "core/kube/decode/object_view.h"

#include <QTest>

#include <random>

using namespace liteboxd;
using kube::ObjectView;

namespace {

constexpr std::string_view podJson = R"({
    "metadata": {
        "name": "a", "generation": -7,
        "creationTimestamp": "2026-11-01T10:00:00Z", "deletionTimestamp": null,
        "labels": {"app": "liteboxd", "empty": ""},
        "ownerReferences": [{"kind": "ReplicaSet", "controller": true}, {"kind": "Job", "controller": false}]
    },
    "spec": {"hostNetwork": true, "containers": [{"name": "main", "ports": [{"containerPort": 8080}]}, {"name": "b"}]},
    "status": {}
})";

std::string podBytes()
{
    kube::wire::Pod pod;
    auto &metadata = *pod.mutable_metadata();
    metadata.set_name("a");
    metadata.set_generation(-7);
    metadata.mutable_creationtimestamp()->set_seconds(1793527200);
    metadata.mutable_deletiontimestamp();
    (*metadata.mutable_labels())["app"] = "liteboxd";
    (*metadata.mutable_labels())["empty"] = "";
    auto *owner = metadata.add_ownerreferences();
    owner->set_kind("ReplicaSet");
    owner->set_controller(true);
    metadata.add_ownerreferences()->set_kind("Job");
    pod.mutable_spec()->set_hostnetwork(true);
    auto *container = pod.mutable_spec()->add_containers();
    container->set_name("main");
    container->add_ports()->set_containerport(8080);
    pod.mutable_spec()->add_containers()->set_name("b");
    pod.mutable_status();
    return pod.SerializeAsString();
}

/// All that a view can say about the pod above.
QStringList told(const ObjectView &pod)
{
    QStringList out;
    const auto say = [&out](std::string_view what) {
        out << QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size()));
    };
    const auto number = [&say](const ObjectView &view) {
        say(view.integer() ? std::to_string(*view.integer()) : "no number");
    };
    const ObjectView metadata = pod["metadata"];
    say(metadata["name"].text());
    number(metadata["generation"]);
    number(metadata["name"]);
    say(metadata["creationTimestamp"].time() == kube::timeFromText("2026-11-01T10:00:00Z") ? "made" : "not made");
    say(metadata["deletionTimestamp"].exists() || metadata["deletionTimestamp"].time() ? "deleted" : "not deleted");
    say(metadata["labels"]["app"].text());
    say(metadata["labels"]["nothing"].exists() ? "there" : "not there");
    std::map<std::string, std::string> labels; // in no order on the wire
    metadata["labels"].eachMember(
        [&labels](std::string_view key, const ObjectView &value) { labels.emplace(key, value.text()); });
    for (const auto &[key, value] : labels)
        say(key + '=' + value);
    metadata["ownerReferences"].eachItem([&say](const ObjectView &owner) {
        say(owner["kind"].text());
        say(owner["controller"].flag() ? "controls" : "does not control");
    });
    pod["spec"]["containers"].eachItem([&](const ObjectView &container) {
        say(container["name"].text());
        container["ports"].eachItem([&number](const ObjectView &port) { number(port["containerPort"]); });
        container["name"].eachItem([&say](const ObjectView &) { say("an item of a text"); });
    });
    say(pod["spec"]["hostNetwork"].flag() ? "on the host's network" : "in a network of its own");
    for (const char *key : {"metadata", "spec", "status"})
        say(pod[key].isObject() ? "object" : "no object");
    say(metadata["labels"].isObject() && !metadata["labels"].isArray() ? "object" : "no object");
    say(pod["spec"]["containers"].isArray() ? "array" : "no array");
    say(pod["spec"]["containers"]["name"].exists() ? "name of an array" : "no name");
    say(pod["nothing"]["at"]["all"].exists() ? "there" : "not there");
    return out;
}

} // namespace

class TestObjectView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothEncodingsSayTheSame()
    {
        kube::JsonParser parser;
        const auto json = parser.parse(podJson);
        QVERIFY(json);
        const std::string bytes = podBytes();
        const QStringList fromJson = told(*json);
        QCOMPARE(told(kube::ProtobufView(bytes, kube::wire::Pod::descriptor())), fromJson);
        QVERIFY(fromJson.contains(QStringLiteral("8080")));
        QVERIFY(fromJson.contains(QStringLiteral("-7")));
        QVERIFY(fromJson.contains(QStringLiteral("controls")));
        QVERIFY(fromJson.contains(QStringLiteral("made")));
        QVERIFY(fromJson.contains(QStringLiteral("not deleted")));
    }

    void nothingIsAbsent()
    {
        const QStringList absent = told(ObjectView());
        QCOMPARE(told(kube::ProtobufView({}, kube::wire::Pod::descriptor())), absent);
        QVERIFY(!ObjectView().asJson().exists());
    }

    void unknownFieldsAreSkipped()
    {
        kube::wire::TypeMeta other; // 1: text, 2: text
        other.set_kind("x");
        const std::string bytes = other.SerializeAsString() + podBytes();
        QCOMPARE(kube::ProtobufView(bytes, kube::wire::ListMeta::descriptor())["resourceVersion"].text(), "x");
    }

    void survivesAnyBytes()
    {
        std::minstd_rand random(20261125);
        const std::string whole = podBytes();
        for (std::size_t size = 0; size < whole.size(); ++size)
            static_cast<void>(told(kube::ProtobufView({whole.data(), size}, kube::wire::Pod::descriptor())));
        for (int round = 0; round < 20000; ++round) {
            std::string bytes = whole;
            for (int edit = 0; edit < 3; ++edit)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            static_cast<void>(told(kube::ProtobufView(bytes, kube::wire::Pod::descriptor())));
        }
    }
};

QTEST_GUILESS_MAIN(TestObjectView)
#include "tst_object_view.moc"
