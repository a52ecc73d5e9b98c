// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/policy/network_policy_manager.h"
#include "core/sandbox/internet/internet_access.h"
#include "core/sandbox/internet/policy_subject.h"
#include "core/sandbox/sandbox_edits.h"
#include "core/store/audit_kinds.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/json_members.h"
#include "gateway/management/routes/sandbox_answer.h"

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;
using sandbox::SandboxEdits;

namespace {

async::Callback<sandbox::Sandbox> answering(ApiCall &call)
{
    return [&call](const base::Result<sandbox::Sandbox> &changed) {
        if (!changed)
            return call.fail(changed.error());
        call.answer(200, sandboxAnswer(call, *changed));
    };
}

/// The end of its time is written, or an earlier one taken away.
void limitInternet(ApiCall &call, const sandbox::Sandbox &sandbox, int seconds)
{
    if (seconds == 0 && !sandbox.internetUntil)
        return call.answer(200, sandboxAnswer(call, sandbox));
    std::optional<sandbox::Sandbox::Time> until;
    if (seconds > 0)
        until = std::chrono::system_clock::now() + std::chrono::seconds(seconds);
    call.keep(SandboxEdits(call.api()).limitInternet(sandbox, until, &call, answering(call)));
}

} // namespace

void renewSandbox(ApiCall &call)
{
    const auto read = call.read([](JsonMembers &members) { return members.number(u"ttl"_s, 1, 1'000'000'000); });
    if (!read)
        return;
    const std::optional<int> ttl = *read;
    call.addToAudit({{u"ttl"_s, ttl ? QJsonValue(*ttl) : QJsonValue()}});
    call.withSandbox([&call, ttl](const sandbox::FoundSandbox &found) {
        const auto seconds = ttl ? std::optional(std::chrono::seconds(*ttl)) : found.sandbox.ttl;
        if (!seconds)
            return call.refuse(400, "InvalidArgument",
                               "ttl: it has none to begin anew, so it has to be said in seconds");
        call.keep(SandboxEdits(call.api())
                      .renew(found.sandbox, *seconds, std::chrono::system_clock::now(), kube::Persistence::Store, &call,
                             answering(call)));
    });
}

void rotateToken(ApiCall &call)
{
    call.withSandbox([&call](const sandbox::FoundSandbox &found) {
        call.keep(SandboxEdits(call.api()).rotate(found.sandbox, kube::Persistence::Store, &call, answering(call)));
    });
}

void setInternet(ApiCall &call)
{
    const auto read = call.read([](JsonMembers &members) {
        return std::pair(members.truth(u"allowInternetAccess"_s),
                         members.number(u"for"_s, 1, 1'000'000'000).value_or(0));
    });
    if (!read)
        return;
    const auto [isOn, seconds] = *read;
    if (!isOn)
        return call.refuse(400, "InvalidArgument", "allowInternetAccess must be true or false");
    if (!*isOn && seconds > 0)
        return call.refuse(400, "InvalidArgument", "for: only what is given ends by itself");
    call.audits(*isOn ? store::kinds::internetOn : store::kinds::internetOff,
                seconds > 0 ? QJsonObject{{u"for"_s, seconds}} : QJsonObject());
    call.withSandbox([&call, isOn, seconds](const sandbox::FoundSandbox &found) {
        auto *const access = new sandbox::InternetAccess(call.api(), &call);
        const auto wish = *isOn ? sandbox::InternetWish::Allow : sandbox::InternetWish::Deny;
        call.keep(access->set(
            found.sandbox, wish, &call,
            [&call, isOn, seconds, box = found.sandbox](const base::Result<sandbox::InternetReceipt> &receipt) {
                if (!receipt)
                    return call.fail(receipt.error());
                sandbox::Sandbox changed = box;
                changed.internetRequested = *isOn;
                limitInternet(call, changed, seconds);
            }));
    });
}

void quarantineSandbox(ApiCall &call)
{
    call.withSandbox([&call](const sandbox::FoundSandbox &found) {
        if (found.sandbox.hostNetwork)
            return call.refuse(422, "Unsupported", "it is on its node's network, where no network policy holds");
        auto *const policies = new policy::NetworkPolicyManager(call.api(), call.nameSpace(), {}, &call);
        call.keep(policies->quarantine(
            sandbox::policySubject(found.sandbox), &call, [&call](const base::Result<QJsonObject> &applied) {
                if (!applied)
                    return call.fail(applied.error());
                call.answer(200, {{u"id"_s, call.parameter("id")}, {u"quarantined"_s, true}});
            }));
    });
}

void releaseSandbox(ApiCall &call)
{
    auto *const policies = new policy::NetworkPolicyManager(call.api(), call.nameSpace(), {}, &call);
    call.keep(policies->release(call.parameter("id"), &call, [&call](const base::Result<policy::Removal> &removed) {
        if (!removed)
            return call.fail(removed.error());
        if (*removed == policy::Removal::WasAbsent)
            return call.refuse(404, "NotFound", "it is not in quarantine");
        call.answer(200, {{u"id"_s, call.parameter("id")}, {u"quarantined"_s, false}});
    }));
}

} // namespace liteboxd::management
