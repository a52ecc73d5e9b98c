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

CheckOutcome readSandboxes(Observations &seen, const base::Result<kube::ObjectList> &pods)
{
    const QString expected = u"the pods of the namespace can be read"_s;
    if (!pods)
        return outcomeOf(pods.error(), expected);
    int ended = 0;
    for (const QJsonValue &item : pods->items) {
        QJsonObject pod = item.toObject();
        pod.insert(u"kind"_s, u"Pod"_s); // lists leave it out
        if (const auto added = policy::objects::addObject(pod, seen.objects); !added)
            return outcomeOf(added.error(), expected);
        auto found = sandbox::decodeSandboxObject(pod);
        if (!found)
            continue;
        if (holdsAnAddress(*found))
            seen.sandboxes.push_back(std::move(*found));
        else
            ++ended;
    }
    return {.result = CheckResult::Pass,
            .expected = expected,
            .observed = u"%1 sandboxes, and %2 that have ended"_s.arg(seen.sandboxes.size()).arg(ended)};
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
        switch (sandbox::faultOf(token)) {
        case sandbox::TokenFault::None:
            break;
        case sandbox::TokenFault::Missing:
            faults << idOf(one) + u": it has none, so nobody can open it through the gateway"_s;
            continue;
        case sandbox::TokenFault::TooShort:
            faults << idOf(one) + u": it is so short that it can be guessed"_s;
            continue;
        case sandbox::TokenFault::TooLong:
        case sandbox::TokenFault::ForbiddenCharacter:
            faults << idOf(one) + u": it cannot be sent in a header"_s;
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
                .observed = u"%1 sandboxes have one"_s.arg(seen.sandboxes.size())};
    }
    return {.result = CheckResult::Fail,
            .expected = expected,
            .observed = u"%1 of %2 sandboxes have not"_s.arg(faults.size()).arg(seen.sandboxes.size()),
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
        return {.result = CheckResult::Pass, .expected = expected, .observed = u"none does"_s};
    return {.result = CheckResult::Warning,
            .expected = expected,
            .observed = u"the time of %1 sandboxes is up"_s.arg(late.size()),
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
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          return tools.api->list(
                              {{kube::resources::pods(), tools.seen->nameSpace}}, context,
                              [seen = tools.seen, done = std::move(done)](const base::Result<kube::ObjectList> &pods) {
                                  done(readSandboxes(*seen, pods));
                              });
                      }});
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
