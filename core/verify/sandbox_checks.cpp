// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/objects/object_reader.h"
#include "core/sandbox/access_token.h"
#include "core/sandbox/sandbox_decoder.h"
#include "core/sandbox/time_text.h"
#include "core/verify/check_catalog.h"
#include "core/verify/questions.h"

#include <QJsonArray>

#include <map>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using sandbox::Sandbox;
using sandbox::SandboxState;

namespace {

bool holdsAnAddress(const Sandbox &one)
{
    return one.state == SandboxState::Running || one.state == SandboxState::Pending ||
           one.state == SandboxState::Unknown;
}

/// Whether it was made as a sandbox, and has not ended, whatever its labels say now.
bool looksLikeSandbox(const QJsonObject &pod)
{
    const QJsonValue metadata = pod[u"metadata"];
    const QString phase = pod[u"status"][u"phase"].toString();
    const bool isCalledSo = metadata[u"name"].toString().startsWith(u"sandbox-"_s);
    const bool hasToken = !metadata[u"annotations"][u"liteboxd.io/access-token"].isUndefined();
    return (isCalledSo || hasToken) && metadata[u"deletionTimestamp"].isUndefined() && phase != u"Succeeded" &&
           phase != u"Failed";
}

CheckOutcome readSandboxes(Observations &seen, const base::Result<kube::ObjectList> &pods)
{
    const QString expected = u"the pods of the namespace can be read"_s;
    if (!pods)
        return outcomeOf(pods.error(), expected);
    int ended = 0;
    seen.unlabelled.clear();
    for (const QJsonValue &item : pods->items) {
        QJsonObject pod = item.toObject();
        pod.insert(u"kind"_s, u"Pod"_s); // lists leave it out
        if (const auto added = policy::objects::addObject(pod, seen.objects); !added)
            return outcomeOf(added.error(), expected);
        auto found = sandbox::decodeSandboxObject(pod);
        if (!found) {
            if (looksLikeSandbox(pod))
                seen.unlabelled << u"%1: %2"_s.arg(pod[u"metadata"][u"name"].toString(),
                                                   QString::fromStdString(found.error().message));
            continue;
        }
        if (holdsAnAddress(*found))
            seen.sandboxes.push_back(std::move(*found));
        else
            ++ended;
    }
    return {.result = CheckResult::Pass,
            .expected = expected,
            .observed = u"sandboxes that run or start: %1; that ended: %2"_s.arg(seen.sandboxes.size()).arg(ended)};
}

/// Policies and the gateway know a sandbox by its labels: without them it is out of their reach.
CheckOutcome judgeLabels(const Observations &seen)
{
    const QString expected = u"each pod that was made as a sandbox has the labels app=liteboxd and sandbox-id"_s;
    if (seen.unlabelled.isEmpty())
        return {
            .result = CheckResult::Pass, .expected = expected, .observed = u"every pod of a sandbox has both labels"_s};
    return {
        .result = CheckResult::Fail,
        .expected = expected,
        .observed =
            u"pods without these labels: %1; no gateway leads there, and policies for sandboxes do not select them"_s
                .arg(seen.unlabelled.size()),
        .evidence = firstOf(seen.unlabelled),
        .fix =
            u"kubectl label pod sandbox-ID app=liteboxd sandbox-id=ID --overwrite puts them back; else delete the pod"_s};
}

QString idOf(const Sandbox &one)
{
    return QString::fromStdString(one.id.text());
}

CheckOutcome noSandbox()
{
    return skipped(SkipCause::NotApplicable, u"there is no sandbox"_s);
}

CheckOutcome judgeTokens(const Observations &seen)
{
    if (seen.sandboxes.empty())
        return noSandbox();
    QStringList faults;
    std::map<base::TokenDigest, QString> owners;
    for (const Sandbox &one : seen.sandboxes) {
        const std::string &token = one.accessToken.reveal();
        switch (one.tokenFault) {
        case sandbox::TokenFault::None:
            break;
        case sandbox::TokenFault::Missing:
            faults << idOf(one) + u": it has no token, so nobody can open it through the gateway"_s;
            continue;
        case sandbox::TokenFault::TooShort:
            faults << idOf(one) + u": its token is so short that it can be guessed"_s;
            continue;
        case sandbox::TokenFault::TooLong:
        case sandbox::TokenFault::ForbiddenCharacter:
            faults << idOf(one) + u": its token cannot be sent in a header"_s;
            continue;
        }
        const auto [owner, isNew] = owners.try_emplace(base::digest(token), idOf(one));
        if (!isNew)
            faults << u"%1: it has the token of %2"_s.arg(idOf(one), owner->second);
    }
    const QString expected = u"each sandbox has an access token of its own"_s;
    if (faults.isEmpty()) {
        return {.result = CheckResult::Pass,
                .expected = expected,
                .observed = u"each of %1 sandboxes has a token of its own"_s.arg(seen.sandboxes.size())};
    }
    return {
        .result = CheckResult::Fail,
        .expected = expected,
        .observed =
            u"sandboxes without a good token of their own: %1 of %2"_s.arg(faults.size()).arg(seen.sandboxes.size()),
        .evidence = firstOf(faults),
        .fix = u"liteboxctl sandbox rotate ID gives it a new one"_s};
}

CheckOutcome judgeLifetimes(const Observations &seen, Sandbox::Time now)
{
    if (seen.sandboxes.empty())
        return noSandbox();
    const std::chrono::minutes grace(2); // a keeper looks now and then
    QStringList late;
    for (const Sandbox &one : seen.sandboxes) {
        if (const auto end = one.expiresAt(); end && *end + grace < now)
            late << u"%1: since %2"_s.arg(idOf(one), sandbox::timeText(*end));
    }
    const QString expected = u"no sandbox lives longer than its TTL"_s;
    if (late.isEmpty())
        return {.result = CheckResult::Pass,
                .expected = expected,
                .observed = u"none of %1 sandboxes is past its TTL"_s.arg(seen.sandboxes.size())};
    return {.result = CheckResult::Warning,
            .expected = expected,
            .observed = u"sandboxes past their TTL: %1"_s.arg(late.size()),
            .evidence = firstOf(late),
            .fix = u"Delete or renew them, or have a gateway keep lifetimes"_s};
}

} // namespace

void addSandboxChecks(const CheckTools &tools, Checks &checks)
{
    const QString group = u"sandboxes"_s;
    const QStringList after{u"sandboxes.readable"_s};
    checks.push_back({.id = u"sandboxes.readable"_s,
                      .parent = group,
                      .title = u"The sandboxes can be read"_s,
                      .dependencies = {u"cluster.reachable"_s},
                      .unless = {u"cluster.namespace"_s},
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          return tools.api->list(
                              {{kube::resources::pods(), tools.seen->nameSpace}}, context,
                              [seen = tools.seen, done = std::move(done)](const base::Result<kube::ObjectList> &pods) {
                                  done(readSandboxes(*seen, pods));
                              });
                      }});
    checks.push_back({.id = u"sandboxes.labels"_s,
                      .parent = group,
                      .title = u"Every sandbox has its labels"_s,
                      .dependencies = after,
                      .start = judging([seen = tools.seen] { return judgeLabels(*seen); })});
    checks.push_back({.id = u"sandboxes.tokens"_s,
                      .parent = group,
                      .title = u"Every sandbox has an access token of its own"_s,
                      .dependencies = after,
                      .start = judging([seen = tools.seen] { return judgeTokens(*seen); })});
    checks.push_back({.id = u"sandboxes.lifetimes"_s,
                      .parent = group,
                      .title = u"No sandbox is past its TTL"_s,
                      .dependencies = after,
                      .start = judging([tools] { return judgeLifetimes(*tools.seen, tools.clock->wall()); })});
}

} // namespace liteboxd::verify
