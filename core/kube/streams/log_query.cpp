// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/log_query.h"

#include "core/kube/wire/query_string.h"
#include "core/kube/wire/resource_path.h"

namespace liteboxd::kube {

std::string LogQuery::target() const
{
    QueryString query;
    query.add("container", container);
    query.add("follow", follow == Follow::Yes ? "true" : "");
    query.add("previous", run == Run::Previous ? "true" : "");
    query.add("timestamps", timestamps ? "true" : "");
    query.add("tailLines", tailLines ? std::to_string(*tailLines) : "");
    query.add("sinceTime", sinceTime);
    return ResourcePath{resources::pods(), nameSpace, pod, "log"}.path() + query.text();
}

std::string LogQuery::text() const
{
    const std::string object = ResourcePath{resources::pods(), nameSpace, pod}.text();
    return container.empty() ? "log of " + object : "log of " + container + " in " + object;
}

} // namespace liteboxd::kube
