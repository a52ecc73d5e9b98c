// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/answer_decoder.h"
#include "core/sandbox/sandbox_decoder.h"
#include "tests/contract/contract_test.h"
#include "tests/core/fakes/pod_objects.h"

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using tests::with;

/// The same sandboxes, asked for in each encoding.
class TestContractEncodings : public ContractTest
{
    Q_OBJECT

private:
    struct Answer
    {
        QByteArray contentType;
        std::map<std::string, sandbox::Sandbox> sandboxes;
        std::string fault;
        bool ended = false;
    };

    static base::Result<kube::AnyValue> decode(const kube::ObjectView &object)
    {
        auto value = sandbox::decodeSandbox(object);
        if (!value)
            return base::fail(std::move(value.error()));
        return std::make_shared<const sandbox::Sandbox>(std::move(*value));
    }

    static void take(Answer &answer, const std::vector<kube::DecodedEvent> &events)
    {
        for (const kube::DecodedEvent &event : events) {
            if (event.value)
                answer.sandboxes.emplace(event.key.name,
                                         *std::static_pointer_cast<const sandbox::Sandbox>(event.value));
            else if (event.fault)
                answer.fault = event.fault->text();
        }
    }

    /// The sandboxes of this case as the server sends them.
    Answer list(const QByteArray &accept) const
    {
        kube::HttpRequest request;
        request.target = kube::ListQuery{pods, "run=" + run().toStdString()}.listTarget("");
        request.accept = accept;
        request.use = kube::HttpUse::Stream;
        request.coding = kube::HttpCoding::Gzip;
        Answer answer;
        std::unique_ptr<kube::AnswerDecoder> decoder;
        std::vector<kube::DecodedEvent> events;
        const auto exchange = cluster().client().transport().start(request);
        connect(exchange.get(), &kube::HttpExchange::headReceived, this, [&](const kube::HttpHead &head) {
            answer.contentType = head.contentType;
            decoder = std::make_unique<kube::AnswerDecoder>(kube::EventDecoder::Answer::List, head, decode);
        });
        connect(exchange.get(), &kube::HttpExchange::bytesReceived, this, [&](const QByteArray &bytes) {
            decoder->feed({bytes.constData(), static_cast<std::size_t>(bytes.size())}, events);
        });
        connect(exchange.get(), &kube::HttpExchange::finished, this, [&] {
            decoder->finish(events);
            answer.ended = true;
        });
        static_cast<void>(QTest::qWaitFor([&] { return answer.ended; }, 10000));
        take(answer, events);
        return answer;
    }

    /// A sandbox pod that a server takes; `spec` and `status` are added to what it must have.
    void create(const QString &id, QJsonObject spec, const QJsonObject &status)
    {
        QJsonObject pod = tests::podObject(id);
        for (const char *field : {"metadata.uid", "metadata.resourceVersion", "metadata.creationTimestamp", "status"})
            pod = with(pod, QString::fromLatin1(field), QJsonValue::Undefined);
        pod = with(pod, u"metadata.labels.run"_s, run());
        const QJsonArray ports{QJsonObject{{u"name"_s, u"http"_s}, {u"containerPort"_s, 8080}},
                               QJsonObject{{u"containerPort"_s, 53}, {u"protocol"_s, u"UDP"_s}}};
        spec.insert(u"containers"_s,
                    QJsonArray{QJsonObject{{u"name"_s, u"main"_s}, {u"image"_s, u"x"_s}, {u"ports"_s, ports}}});
        spec.insert(u"nodeName"_s, u"node-1"_s);
        VERIFY_OK(cluster().create(pods, with(pod, u"spec"_s, spec)));
        VERIFY_OK(cluster().patch(podPath(u"sandbox-"_s + id, "status"), Patch::merge({{u"status"_s, status}})));
    }

    static QJsonObject container(const QJsonObject &state, int restarts)
    {
        return {{u"name"_s, u"main"_s}, {u"image"_s, u"x"_s}, {u"imageID"_s, u""_s},
                {u"ready"_s, false},    {u"state"_s, state},  {u"restartCount"_s, restarts}};
    }

private Q_SLOTS:
    void bothSayTheSame()
    {
        const QJsonArray ready{QJsonObject{{u"type"_s, u"Ready"_s}, {u"status"_s, u"True"_s}}};
        const QJsonArray unscheduled{QJsonObject{{u"type"_s, u"PodScheduled"_s},
                                                 {u"status"_s, u"False"_s},
                                                 {u"reason"_s, u"Unschedulable"_s},
                                                 {u"message"_s, u"0/1 nodes are available \u4e2d"_s}}};
        const QJsonObject waits{
            {u"waiting"_s, QJsonObject{{u"reason"_s, u"ImagePullBackOff"_s}, {u"message"_s, u"m"_s}}}};
        const QJsonObject killed{{u"terminated"_s, QJsonObject{{u"exitCode"_s, 137}, {u"reason"_s, u"OOMKilled"_s}}}};
        const QString id = run().toLower();
        create(id + u"-a"_s, {}, {{u"phase"_s, u"Running"_s}, {u"podIP"_s, u"10.42.0.10"_s}, {u"conditions"_s, ready}});
        create(id + u"-b"_s, {{u"hostNetwork"_s, true}},
               {{u"phase"_s, u"Pending"_s}, {u"containerStatuses"_s, QJsonArray{container(waits, 0)}}});
        create(id + u"-c"_s, {{u"restartPolicy"_s, u"Never"_s}},
               {{u"phase"_s, u"Failed"_s}, {u"containerStatuses"_s, QJsonArray{container(killed, 3)}}});
        create(id + u"-d"_s, {}, {{u"phase"_s, u"Pending"_s}, {u"conditions"_s, unscheduled}});
        create(id + u"-e"_s, {}, {{u"phase"_s, u"Running"_s}, {u"reason"_s, u"Evicted"_s}, {u"message"_s, u"full"_s}});
        VERIFY_OK(cluster().remove(podPath(u"sandbox-"_s + id + u"-e"_s), {})); // ends; a demo's node lets it go soon

        Answer json = list("application/json");
        const Answer protobuf = list("application/vnd.kubernetes.protobuf, application/json");

        QVERIFY(json.ended && protobuf.ended);
        QCOMPARE(json.fault, std::string());
        QCOMPARE(protobuf.fault, std::string());
        QVERIFY2(json.contentType.startsWith("application/json"), json.contentType.constData());
        const std::string ending = "sandbox-" + id.toStdString() + "-e";
        if (!protobuf.sandboxes.contains(ending))
            json.sandboxes.erase(ending); // it went between the two answers
        QVERIFY(json.sandboxes.size() >= 4U);
        QCOMPARE(protobuf.sandboxes.size(), json.sandboxes.size());
        for (const auto &[name, sandbox] : json.sandboxes)
            QVERIFY2(protobuf.sandboxes.at(name) == sandbox, name.c_str());
        const std::string first = "sandbox-" + id.toStdString() + "-a";
        QVERIFY(json.sandboxes.contains(first));
        QCOMPARE(json.sandboxes.at(first).ports.size(), 1U);
        qInfo("compared %zu sandboxes, JSON with %s", json.sandboxes.size(), protobuf.contentType.constData());
    }
};

QTEST_GUILESS_MAIN(TestContractEncodings)
#include "tst_contract_encodings.moc"
