// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/policy_linter.h"
#include "core/policy/network_policy_manager.h"
#include "core/policy/objects/object_reader.h"
#include "core/verify/check_catalog.h"
#include "core/verify/answers/missing_right.h"
#include "core/verify/questions.h"

#include <QJsonDocument>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString repair = u"liteboxctl policy ensure"_s;
const QString bringBack =
    u"First bring CiliumNetworkPolicy back, as cilium.kinds says: without it no policy of Cilium can be there"_s;

/// What decides verdicts for the pods of one namespace, and how bad it is not to see it.
struct Kind
{
    kube::ListQuery query;
    std::string kind;
    bool decides = true; ///< a policy of it could allow what the others deny
};

std::vector<Kind> kindsToRead(const std::string &nameSpace)
{
    const kube::Resource nodes = kube::resources::nodes();
    const kube::Resource policies = kube::resources::networkPolicies();
    const kube::Resource ours{"cilium.io", "v2", "ciliumnetworkpolicies", "CiliumNetworkPolicy"};
    const kube::Resource all{"cilium.io", "v2", "ciliumclusterwidenetworkpolicies", "CiliumClusterwideNetworkPolicy",
                             false};
    const kube::Resource groups{"cilium.io", "v2", "ciliumcidrgroups", "CiliumCIDRGroup", false};
    const kube::Resource slices{"discovery.k8s.io", "v1", "endpointslices", "EndpointSlice"};
    return {{{{policies, nameSpace}}, policies.kind},
            {{{ours, nameSpace}}, ours.kind},
            {{{all}}, all.kind},
            {{{groups}}, groups.kind, false}, // blocks that policies name
            {{{nodes}}, nodes.kind, false},
            {{{slices, "default"}, "kubernetes.io/service-name=kubernetes"}, slices.kind, false}};
}

/// Unlike what may not be seen, what the server does not have is not there.
bool isAbsent(const base::Error &error)
{
    return error.code == base::ErrorCode::NotFound || error.httpStatus == 501;
}

CheckOutcome readObjects(Observations &seen, const std::vector<Kind> &kinds, const Lists::Answers &answers)
{
    const QString expected = u"every policy that selects pods of the namespace can be read"_s;
    QStringList beside;
    std::vector<base::Error> refusals;
    bool isBlind = false; // to what every sandbox here is decided by
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const QString kind = QString::fromStdString(kinds[i].kind);
        if (!answers[i] && isAbsent(answers[i].error()))
            continue;
        if (!answers[i] && kinds[i].decides && answers[i].error().code != base::ErrorCode::Forbidden)
            return outcomeOf(answers[i].error(), expected);
        if (!answers[i]) {
            const QString line = kind + u": "_s + QString::fromStdString(answers[i].error().text());
            (kinds[i].decides ? seen.unread : beside) << line;
            refusals.push_back(answers[i].error());
            isBlind = isBlind || (kinds[i].decides && !kinds[i].query.collection.nameSpace.empty());
            continue;
        }
        for (const QJsonValue &item : answers[i]->items) {
            QJsonObject object = item.toObject();
            object.insert(u"kind"_s, kind); // lists leave it out
            if (const auto added = policy::objects::addObject(object, seen.objects); !added)
                return outcomeOf(added.error(), expected);
        }
    }
    if (!seen.unread.isEmpty()) {
        seen.unreadAdvice = adviceFor(refusals);
        return {.result = isBlind ? CheckResult::Skipped : CheckResult::Warning,
                .expected = expected,
                .observed = u"some policies may not be read: one of them could allow what the others deny"_s,
                .evidence = seen.unread + beside,
                .fix = seen.unreadAdvice,
                .cause = isBlind ? SkipCause::NotPermitted : SkipCause::None};
    }
    return {.result = CheckResult::Pass,
            .expected = expected,
            .observed = u"policies read: %1 of Kubernetes, %2 of Cilium"_s.arg(seen.objects.networkPolicies.size())
                            .arg(seen.objects.ciliumPolicies.size()),
            .evidence = beside};
}

CheckOutcome judgePresent(const Observations &seen)
{
    QStringList missing;
    for (const policy::PolicyCondition &condition : seen.conditions) {
        if (!condition.present && !condition.isAsItShouldBe())
            missing << condition.name;
    }
    const bool lacksKind = seen.unserved.contains(u"ciliumnetworkpolicies.cilium.io"_s);
    const QString space = QString::fromStdString(seen.nameSpace);
    const QString expected = u"the %1 base policies are in the namespace"_s.arg(seen.conditions.size());
    if (missing.isEmpty())
        return {.result = CheckResult::Pass,
                .expected = expected,
                .observed = u"all %1 are in namespace %2"_s.arg(QString::number(seen.conditions.size()), space)};
    return {.result = CheckResult::Fail,
            .expected = expected,
            .observed = u"missing in namespace %1: %2"_s.arg(space, missing.join(u", "_s)),
            .fix = lacksKind ? bringBack + u'\n' + repair : repair};
}

QString textOf(const QJsonValue &value)
{
    if (value.isUndefined())
        return u"nothing"_s;
    const QString text = QString::fromUtf8(QJsonDocument(QJsonObject{{u"_"_s, value}}).toJson(QJsonDocument::Compact))
                             .sliced(5)
                             .chopped(1);
    return text.size() > 120 ? text.first(119) + u'…' : text;
}

CheckOutcome judgeUnchanged(const Observations &seen)
{
    QStringList changed;
    QStringList evidence;
    bool isOlder = false;
    for (const policy::PolicyCondition &condition : seen.conditions) {
        if (!condition.present || condition.isAsItShouldBe())
            continue;
        changed << condition.name;
        isOlder = isOlder || condition.older.has_value();
        if (condition.older)
            evidence << QString::fromLatin1(policy::sentenceFor(*condition.older));
        for (const policy::FieldDifference &difference : condition.differences) {
            evidence << u"%1 %2: %3 instead of %4"_s.arg(condition.name, difference.path, textOf(difference.actual),
                                                         textOf(difference.expected));
        }
    }
    const QString expected = u"each base policy is as this program writes it"_s;
    if (changed.isEmpty())
        return {.result = CheckResult::Pass,
                .expected = expected,
                .observed = u"no field of the %1 base policies differs"_s.arg(seen.conditions.size())};
    return {
        .result = CheckResult::Fail,
        .expected = expected,
        .observed =
            (isOlder ? u"changed, or LiteBoxd's own older file: %1"_s : u"changed: %1"_s).arg(changed.join(u", "_s)),
        .evidence = firstOf(evidence),
        .fix = u"liteboxctl policy diff shows it; liteboxctl policy ensure --take puts ours in place"_s};
}

CheckOutcome judgeValid(const Observations &seen)
{
    QStringList evidence;
    QString fix;
    for (const policy::lint::Finding &finding : policy::lint::findingsOf(seen.explainer())) {
        if (finding.severity != policy::lint::Severity::Error)
            continue;
        evidence << u"%1 %2: %3"_s.arg(QString::fromStdString(finding.policy.text()),
                                       QString::fromStdString(finding.path), QString::fromStdString(finding.message));
        if (fix.isEmpty())
            fix = QString::fromStdString(finding.fix);
    }
    const QString expected = u"no policy means something else than it says"_s;
    if (evidence.isEmpty())
        return {.result = CheckResult::Pass,
                .expected = expected,
                .observed = u"lint found no error in %1 policies"_s.arg(seen.objects.networkPolicies.size() +
                                                                        seen.objects.ciliumPolicies.size())};
    return {.result = CheckResult::Fail,
            .expected = expected,
            .observed = u"errors that lint found: %1"_s.arg(evidence.size()),
            .evidence = firstOf(evidence),
            .fix = fix};
}

async::Request compareBasePolicies(const CheckTools &tools, QObject *context, async::Callback<CheckOutcome> done)
{
    const QString expected = u"the policies of the namespace can be compared with ours"_s;
    auto manifests = policy::defaultPolicies(QString::fromStdString(tools.seen->nameSpace));
    if (!manifests) {
        const async::Promise<CheckOutcome> promise(context, std::move(done));
        async::Request request = promise.request();
        promise.complete(
            CheckOutcome{.expected = expected,
                         .observed = u"the test is broken: "_s + QString::fromStdString(manifests.error().text())});
        return request;
    }
    const auto manager =
        std::make_shared<policy::NetworkPolicyManager>(*tools.api, tools.seen->nameSpace, std::move(*manifests));
    return manager->inspect(context, [manager, expected, seen = tools.seen, done = std::move(done)](
                                         base::Result<std::vector<policy::PolicyCondition>> conditions) {
        if (!conditions)
            return done(outcomeOf(conditions.error(), expected));
        seen->conditions = std::move(*conditions);
        done(CheckOutcome{.result = CheckResult::Pass,
                          .expected = expected,
                          .observed = u"the base policies were compared with those of namespace %1"_s.arg(
                              QString::fromStdString(seen->nameSpace))});
    });
}

} // namespace

void addPolicyChecks(const CheckTools &tools, Checks &checks)
{
    const QString group = u"policies"_s;
    checks.push_back({.id = u"policies.base"_s,
                      .parent = group,
                      .title = u"The base policies can be read"_s,
                      .dependencies = {u"cluster.reachable"_s},
                      .unless = {u"cluster.namespace"_s},
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          return compareBasePolicies(tools, context, std::move(done));
                      }});
    checks.push_back({.id = u"policies.present"_s,
                      .parent = group,
                      .title = u"The base policies are there"_s,
                      .dependencies = {u"policies.base"_s},
                      .after = {u"cilium.kinds"_s}, // what the API server does not serve cannot be put there
                      .start = judging([seen = tools.seen] { return judgePresent(*seen); })});
    checks.push_back({.id = u"policies.unchanged"_s,
                      .parent = group,
                      .title = u"The base policies are ours, unchanged"_s,
                      .dependencies = {u"policies.base"_s},
                      .start = judging([seen = tools.seen] { return judgeUnchanged(*seen); })});
    checks.push_back(
        {.id = u"policies.readable"_s,
         .parent = group,
         .title = u"Every policy that counts can be read"_s,
         .dependencies = {u"cluster.reachable"_s},
         .unless = {u"cluster.namespace"_s},
         .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
             const std::vector<Kind> kinds = kindsToRead(tools.seen->nameSpace);
             std::vector<Lists::Question> questions;
             for (const Kind &kind : kinds)
                 questions.push_back(listing(*tools.api, kind.query));
             return Lists::start(
                 questions, context,
                 [kinds, seen = tools.seen, done = std::move(done)](const base::Result<Lists::Answers> &answers) {
                     done(answers.map([&](const Lists::Answers &all) { return readObjects(*seen, kinds, all); }));
                 });
         }});
    checks.push_back({.id = u"policies.valid"_s,
                      .parent = group,
                      .title = u"Every policy does what it is written for"_s,
                      .dependencies = {u"policies.readable"_s, u"sandboxes.readable"_s},
                      .start = judging([seen = tools.seen] { return judgeValid(*seen); })});
}

} // namespace liteboxd::verify
