// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/other_client.h"
#include "tests/live/rig_session.h"

#include "core/sandbox/creation/sandbox_creation.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using tests::OtherClient;
using tests::RigSession;

namespace {

const QString inNamespace = u"/api/v1/namespaces/liteboxd/"_s;
const QString admission = u"/apis/admissionregistration.k8s.io/v1/"_s;

} // namespace

/// What a real API server does not take, and what it says of that.
class LiveRefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_rig = std::make_unique<RigSession>();
        QVERIFY(m_rig->connectNow());
        QVERIFY(!create());
    }

    /// There is no controller here that would write the status of a quota.
    void namesTheQuota()
    {
        const QJsonObject hard{{u"pods"_s, u"0"_s}};
        m_other.create(inNamespace + u"resourcequotas"_s, {{u"metadata"_s, QJsonObject{{u"name"_s, u"small"_s}}},
                                                           {u"spec"_s, QJsonObject{{u"hard"_s, hard}}}});
        m_other.mergePatch(inNamespace + u"resourcequotas/small/status"_s,
                           {{u"status"_s, QJsonObject{{u"hard"_s, hard}, {u"used"_s, hard}}}});
        refuses("exceeded quota: small");
        m_other.remove(inNamespace + u"resourcequotas/small"_s);
    }

    void namesTheRange()
    {
        const QJsonObject limit{{u"type"_s, u"Container"_s}, {u"max"_s, QJsonObject{{u"memory"_s, u"256Mi"_s}}}};
        m_other.create(inNamespace + u"limitranges"_s, {{u"metadata"_s, QJsonObject{{u"name"_s, u"narrow"_s}}},
                                                        {u"spec"_s, QJsonObject{{u"limits"_s, QJsonArray{limit}}}}});
        refuses("maximum memory usage per Container is 256Mi");
        m_other.remove(inNamespace + u"limitranges/narrow"_s);
    }

    void namesThePolicy()
    {
        const QJsonObject pods{{u"apiGroups"_s, QJsonArray{u""_s}},
                               {u"apiVersions"_s, QJsonArray{u"v1"_s}},
                               {u"operations"_s, QJsonArray{u"CREATE"_s}},
                               {u"resources"_s, QJsonArray{u"pods"_s}}};
        const QJsonObject rule{{u"expression"_s, u"'team' in object.metadata.labels"_s},
                               {u"message"_s, u"each pod needs a label team"_s}};
        const QJsonObject policy{{u"matchConstraints"_s, QJsonObject{{u"resourceRules"_s, QJsonArray{pods}}}},
                                 {u"validations"_s, QJsonArray{rule}}};
        const QJsonObject binding{{u"policyName"_s, u"team"_s}, {u"validationActions"_s, QJsonArray{u"Deny"_s}}};
        const QJsonObject name{{u"name"_s, u"team"_s}};
        m_other.create(admission + u"validatingadmissionpolicies"_s, {{u"metadata"_s, name}, {u"spec"_s, policy}});
        m_other.create(admission + u"validatingadmissionpolicybindings"_s,
                       {{u"metadata"_s, name}, {u"spec"_s, binding}});
        refuses("each pod needs a label team");
        m_other.remove(admission + u"validatingadmissionpolicybindings/team"_s);
        m_other.remove(admission + u"validatingadmissionpolicies/team"_s);
    }

private:
    /// What becomes of a pod that is created without waiting; nothing: it is taken.
    std::optional<base::Error> create()
    {
        auto templates = sandbox::templatesFromYaml(
            "apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: plain}\nspec: {image: x}\n");
        auto request =
            sandbox::SandboxRequest::create(templates->front(), {}, "liteboxd", {}, std::chrono::system_clock::now());
        sandbox::SandboxCreation creation(m_rig->session().api(), std::move(*request));
        std::optional<base::Error> fault;
        bool isDone = false;
        connect(&creation, &sandbox::SandboxCreation::finished, this, [&isDone] { isDone = true; });
        connect(&creation, &sandbox::SandboxCreation::failed, this,
                [&fault](const base::Error &error) { fault = error; });
        creation.start(sandbox::SandboxCreation::Wait::No, kube::Persistence::DryRun);
        if (!QTest::qWaitFor([&] { return isDone || fault; }, 30'000))
            return base::Error{base::ErrorCode::Internal, "no answer", {}};
        return fault;
    }

    /// Admission has watches of its own: it takes a moment until it knows, or knows no more.
    void refuses(const char *reason)
    {
        std::optional<base::Error> fault;
        const auto isRefused = [this, &fault, reason] {
            fault = create();
            return fault && fault->message.find(reason) != std::string::npos;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isRefused(), 30'000);
        QCOMPARE(fault->code, base::ErrorCode::Rejected);
    }

    OtherClient m_other;
    std::unique_ptr<RigSession> m_rig;
};

QTEST_GUILESS_MAIN(LiveRefusalsTest)
#include "tst_live_refusals.moc"
