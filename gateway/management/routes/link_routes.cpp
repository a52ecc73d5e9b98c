// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/sandbox/link_json.h"
#include "core/sandbox/link_revocation.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/item_page.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    const auto id = base::SandboxId::parse(call.parameter("id").toStdString());
    if (!id)
        return call.fail(id.error());
    call.addToAudit(name.isNull() ? QJsonObject() : QJsonObject{{u"links"_s, QJsonArray{name}}});
    call.keep(sandbox::LinkRevocation::start(call.api(), call.nameSpace(), *id,
                                             name.isNull() ? std::nullopt : std::optional(name), &call,
                                             [&call](const base::Result<sandbox::RevokedLinks> &gone) {
                                                 if (!gone)
                                                     return call.fail(gone.error());
                                                 call.addToAudit(gone->auditParameters());
                                                 QJsonArray items;
                                                 for (const sandbox::BrowserLink &each : gone->links)
                                                     items.append(sandbox::jsonOf(each, gone->sandbox));
                                                 call.answer(200, {{u"items"_s, items}});
                                             }));
}

} // namespace liteboxd::management
