// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/list_call.h"

#include "core/kube/api_call.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace liteboxd::kube {

namespace {

constexpr int pageSize = 500; // as kubectl asks

} // namespace

ListCall::ListCall(Transport &transport, ListQuery query, Done done, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_query(std::move(query))
    , m_done(std::move(done))
{
    ask(pageSize, {});
}

ListCall::~ListCall()
{
    if (m_page)
        m_page->abandon();
    if (m_done) {
        m_done(base::fail(base::ErrorCode::ConnectionLost, "the connection was closed on this side",
                          m_query.collection.text()));
    }
}

void ListCall::ask(int limit, const std::string &continueToken)
{
    m_paged = !continueToken.empty();
    HttpRequest request;
    request.target = m_query.pageTarget(limit, continueToken);
    m_page = new ApiCall(
        m_transport, request, m_query.collection.text(),
        [this](base::Result<QByteArray> page) { take(std::move(page)); }, this);
}

void ListCall::take(base::Result<QByteArray> page)
{
    if (!page) {
        if (page.error().code != base::ErrorCode::Gone || !m_paged)
            return finish(base::fail(std::move(page.error())));
        m_list = {};
        return ask(0, {});
    }
    const QJsonObject list = QJsonDocument::fromJson(*page).object();
    if (!list[QStringLiteral("items")].isArray() && !list[QStringLiteral("items")].isNull()) {
        return finish(base::fail(base::ErrorCode::ProtocolViolated, "the server did not answer with a list",
                                 m_query.collection.text()));
    }
    for (const QJsonValue &item : list[QStringLiteral("items")].toArray())
        m_list.items.append(item);
    const QJsonObject metadata = list[QStringLiteral("metadata")].toObject();
    const QString next = metadata[QStringLiteral("continue")].toString();
    if (!next.isEmpty())
        return ask(pageSize, next.toStdString());
    m_list.resourceVersion = metadata[QStringLiteral("resourceVersion")].toString().toStdString();
    finish(std::move(m_list));
}

void ListCall::finish(base::Result<ObjectList> result)
{
    deleteLater();
    std::exchange(m_done, nullptr)(std::move(result));
}

} // namespace liteboxd::kube
