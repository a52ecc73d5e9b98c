// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/sandbox/sandbox_json.h"
#include "core/sandbox/sandbox_query.h"
#include "core/sandbox/sandbox_removal.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/item_page.h"
#include "gateway/management/routes/sandbox_answer.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

/// False: the query has a word that holds for nothing; that was answered.
bool isPossible(ApiCall &call, const sandbox::SandboxQuery &query)
{
    for (const sandbox::SandboxQuery::Term &term : query.terms()) {
        const QStringList wrong = term.wrongValues();
        if (wrong.isEmpty())
            continue;
        call.refuse(400, "InvalidArgument",
                    (u"filter: no sandbox has "_s + term.key + u':' + wrong.first()).toStdString());
        return false;
    }
    return true;
}

} // namespace

void listSandboxes(ApiCall &call)
{
    if (call.sandboxes().state().phase != kube::SyncState::Phase::Live && call.sandboxes().values().empty())
        return call.refuse(503, "NotLoaded", "the gateway does not know the sandboxes yet");
    const auto query = sandbox::SandboxQuery::parse(call.option(u"filter"_s));
    if (!isPossible(call, query))
        return;
    const sandbox::QueryContext context{.now = std::chrono::system_clock::now()};
    std::vector<PageItem> items;
    for (const sandbox::SandboxPtr &each : call.sandboxes().values()) {
        if (query.matches(*each, context))
            items.push_back({QString::fromStdString(each->id.text()),
                             [&call, each] { return sandbox::sandboxJson(*each, {}, call.gateway()); }});
    }
    answerPage(call, std::move(items));
}

void getSandbox(ApiCall &call)
{
    call.withSandbox(
        [&call](const sandbox::FoundSandbox &found) { call.answer(200, sandboxAnswer(call, found.sandbox)); });
}

void deleteSandbox(ApiCall &call)
{
    const auto force = call.flag(u"force"_s);
    if (!force)
        return;
    const bool isForced = *force;
    call.addToAudit({{u"force"_s, isForced}});
    call.withSandbox([&call, isForced](const sandbox::FoundSandbox &found) {
        auto *const removal = new sandbox::SandboxRemoval(call.api(), call.nameSpace(), &call);
        QObject::connect(removal, &sandbox::SandboxRemoval::refused, &call,
                         [&call](const sandbox::Sandbox &, const base::Error &error) { call.fail(error); });
        QObject::connect(removal, &sandbox::SandboxRemoval::finished, &call, [&call] {
            ApiAnswer gone;
            gone.status = 204;
            call.answer(gone);
        });
        removal->start({found.sandbox},
                       isForced ? sandbox::SandboxRemoval::Grace::None : sandbox::SandboxRemoval::Grace::Usual,
                       kube::Persistence::Store);
    });
}

} // namespace liteboxd::management
