// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/list_query.h"

#include "core/kube/wire/query_string.h"

namespace liteboxd::kube {

namespace {

QueryString selectors(const ListQuery &query)
{
    QueryString out;
    out.add("labelSelector", query.labelSelector);
    out.add("fieldSelector", query.fieldSelector);
    return out;
}

} // namespace

std::string ListQuery::pageTarget(int limit, const std::string &continueToken) const
{
    QueryString query = selectors(*this);
    query.add("limit", limit > 0 ? std::to_string(limit) : std::string());
    query.add("continue", continueToken);
    return collection.path() + query.text();
}

std::string ListQuery::listTarget(const std::string &resourceVersion) const
{
    QueryString query = selectors(*this);
    query.add("resourceVersion", resourceVersion);
    return collection.path() + query.text();
}

std::string ListQuery::watchTarget(const std::string &resourceVersion, std::chrono::seconds duration) const
{
    QueryString query = selectors(*this);
    query.add("watch", "true");
    query.add("allowWatchBookmarks", "true");
    query.add("resourceVersion", resourceVersion);
    query.add("timeoutSeconds", std::to_string(duration.count()));
    return collection.path() + query.text();
}

} // namespace liteboxd::kube
