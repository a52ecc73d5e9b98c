// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/list_call.h"

#include "core/async/on_pool.h"
#include "core/kube/api_call.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace liteboxd::kube {

namespace {

constexpr int pageSize = 500;               // as kubectl asks
constexpr qsizetype largestHere = 64 << 10; // of text that is read on this thread, in a millisecond at most

} // namespace

ListCall::ListCall(Transport &transport, ListQuery query, QObject *context, async::Callback<ObjectList> done,
                   QObject *parent)
    : Call(query.collection.text(), context, std::move(done), parent)
    , m_transport(transport)
    , m_query(std::move(query))
{
    ask(pageSize, {});
}

void ListCall::ask(int limit, const std::string &continueToken)
{
    m_paged = !continueToken.empty();
    HttpRequest request;
    request.target = m_query.pageTarget(limit, continueToken);
    m_page = ApiCall::start(m_transport, request, what(), this,
                            [this](base::Result<QByteArray> page) { take(std::move(page)); });
}

void ListCall::take(base::Result<QByteArray> page)
{
    if (!page) {
        if (page.error().code != base::ErrorCode::Gone || !m_paged)
            return finish(base::fail(std::move(page.error())));
        m_list = {};
        return ask(0, {});
    }
    const bool isSmall = page->size() <= largestHere;
    const auto read = [text = std::move(*page)] { return QJsonDocument::fromJson(text).object(); };
    if (isSmall)
        return add(read());
    async::onPool(this, read, [this](const QJsonObject &list) { add(list); });
}

/// Five hundred pods are some megabytes: a window would stand still while they are read.
void ListCall::add(const QJsonObject &list)
{
    if (!list[QStringLiteral("items")].isArray() && !list[QStringLiteral("items")].isNull()) {
        return finish(base::fail(base::ErrorCode::ProtocolViolated, "the server did not answer with a list", what()));
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

} // namespace liteboxd::kube
