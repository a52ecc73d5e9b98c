// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes.h"

#include "core/sandbox/link_json.h"
#include "gateway/management/api_call.h"
#include "gateway/management/item_page.h"

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

} // namespace liteboxd::management
