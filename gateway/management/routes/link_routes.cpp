// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/sandbox/link_json.h"
#include "core/sandbox/sandbox_edits.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/item_page.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostAttempts = 5; ///< others change links at the same time

/// An empty name: all there are.
void revoke(ApiCall &call, const QString &name, int attempt)
{
    call.withSandbox([&call, name, attempt](const sandbox::FoundSandbox &found) {
        std::vector<sandbox::BrowserLink> left;
        QJsonArray gone;
        for (sandbox::BrowserLink &link : sandbox::linksFrom(found.sandbox.links)) {
            if (name.isEmpty() || link.name() == name)
                gone.append(sandbox::jsonOf(link, found.sandbox.id));
            else
                left.push_back(std::move(link));
        }
        if (gone.isEmpty())
            return call.refuse(404, "NotFound", name.isEmpty() ? "it has no links" : "it has no such link");
        call.keep(sandbox::SandboxEdits(call.api())
                      .setLinks(found.sandbox, found.sandbox.links, sandbox::linksText(left), &call,
                                [&call, name, attempt, gone](const base::Result<sandbox::Sandbox> &changed) {
                                    if (changed)
                                        return call.answer(200, {{u"items"_s, gone}});
                                    if (changed.error().code == base::ErrorCode::Conflict && attempt < mostAttempts)
                                        return revoke(call, name, attempt + 1);
                                    call.fail(changed.error());
                                }));
    });
}

/// With who uses it through this replica.
QJsonObject jsonOf(const sandbox::BrowserLink &link, const base::SandboxId &id, const engine::GatewayLook &look)
{
    QJsonObject json = sandbox::jsonOf(link, id);
    const auto used = look.links.find(link.number);
    const bool isUsed = used != look.links.end();
    json.insert(u"viewers"_s, isUsed ? static_cast<qint64>(used->second.viewers.size()) : 0);
    json.insert(u"requests"_s, isUsed ? static_cast<qint64>(used->second.requests) : 0);
    json.insert(u"connections"_s, static_cast<qint64>(std::count_if(look.connections.begin(), look.connections.end(),
                                                                    [&link](const engine::OpenConnection &each) {
                                                                        return each.link == link.number;
                                                                    })));
    return json;
}

} // namespace

void listLinks(ApiCall &call)
{
    if (call.sandboxes().state().phase != kube::SyncState::Phase::Live && call.sandboxes().values().empty())
        return call.refuse(503, "NotLoaded", "the gateway does not know the sandboxes yet");
    call.look([&call](const engine::GatewayLook &look) {
        const QString wanted = call.option(u"sandbox"_s);
        std::vector<PageItem> items;
        for (const sandbox::SandboxPtr &each : call.sandboxes().values()) {
            if (!wanted.isNull() && each->id.text() != wanted.toStdString())
                continue;
            for (const sandbox::BrowserLink &link : sandbox::linksFrom(each->links))
                items.push_back({QString::fromStdString(each->id.text()) + u'/' + link.name(),
                                 [link, each, &look] { return jsonOf(link, each->id, look); }});
        }
        answerPage(call, std::move(items));
    });
}

void revokeLinks(ApiCall &call)
{
    const QString name = call.option(u"link"_s);
    if (name.isEmpty() && !name.isNull())
        return call.refuse(400, "InvalidArgument", "link: which?");
    call.audits(sandbox::linkRevokeKind, call.parameter("id"),
                name.isNull() ? QJsonObject() : QJsonObject{{u"link"_s, name}});
    revoke(call, name, 1);
}

} // namespace liteboxd::management
