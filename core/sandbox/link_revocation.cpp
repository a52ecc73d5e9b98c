// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/link_revocation.h"

#include "core/sandbox/sandbox_edits.h"
#include "core/sandbox/sandbox_search.h"

#include <QJsonArray>
#include <QPointer>

#include <utility>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

QStringList RevokedLinks::names() const
{
    QStringList names;
    for (const BrowserLink &each : links)
        names << each.name();
    return names;
}

QJsonObject RevokedLinks::auditParameters() const
{
    return {{u"links"_s, QJsonArray::fromStringList(names())}};
}

async::Request LinkRevocation::start(kube::ApiClient &api, const std::string &nameSpace, const base::SandboxId &id,
                                     const std::optional<QString> &link, QObject *context,
                                     async::Callback<RevokedLinks> done)
{
    const async::Promise<RevokedLinks> promise(context, std::move(done));
    const QPointer<LinkRevocation> revocation(new LinkRevocation(api, nameSpace, id, link, promise));
    async::Request request = promise.request([revocation] { delete revocation.data(); });
    revocation->look();
    return request;
}

LinkRevocation::LinkRevocation(kube::ApiClient &api, std::string nameSpace, base::SandboxId id,
                               std::optional<QString> link, async::Promise<RevokedLinks> promise)
    : QObject(&api)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_id(std::move(id))
    , m_link(std::move(link))
    , m_promise(std::move(promise))
{}

LinkRevocation::~LinkRevocation()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void LinkRevocation::look()
{
    ++m_attempts;
    m_step = SandboxSearch::start(m_api, m_nameSpace, m_id, this, [this](base::Result<FoundSandbox> found) {
        if (!found)
            return end(base::fail(std::move(found.error())));
        revoke(found->sandbox);
    });
}

void LinkRevocation::revoke(const Sandbox &found)
{
    RevokedLinks gone{m_id, {}};
    std::vector<BrowserLink> left;
    for (BrowserLink &each : linksFrom(found.links)) {
        const bool isMeant = !m_link || each.name() == *m_link;
        (isMeant ? gone.links : left).push_back(std::move(each));
    }
    if (gone.links.empty())
        return end(base::fail(base::ErrorCode::NotFound, m_link ? "it has no such link" : "it has no links",
                              "sandbox " + m_id.text()));
    m_step = SandboxEdits(m_api).setLinks(
        found, found.links, linksText(left), this, [this, gone](base::Result<Sandbox> changed) {
            if (changed)
                return end(gone);
            if (changed.error().code == base::ErrorCode::Conflict && m_attempts < MostAttempts)
                return look();
            end(base::fail(std::move(changed.error())));
        });
}

void LinkRevocation::end(base::Result<RevokedLinks> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::sandbox
