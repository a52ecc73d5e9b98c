// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/resource_path.h"

#include <QByteArray>

namespace liteboxd::kube {

namespace {

/// One path segment: everything but RFC 3986's unreserved characters is encoded, and so are "." and "..".
std::string segment(const std::string &part)
{
    if (part == "." || part == "..")
        return part == "." ? "%2E" : "%2E%2E";
    return QByteArray::fromStdString(part).toPercentEncoding().toStdString();
}

} // namespace

std::string ResourcePath::path() const
{
    std::string out = resource.group.empty() ? "/api/" : "/apis/" + segment(resource.group) + '/';
    out += segment(resource.version);
    if (resource.namespaced && !nameSpace.empty())
        out += "/namespaces/" + segment(nameSpace);
    out += '/' + segment(resource.plural);
    if (!name.empty())
        out += '/' + segment(name);
    if (!subresource.empty())
        out += '/' + segment(subresource);
    return out;
}

std::string ResourcePath::text() const
{
    std::string out = resource.plural;
    if (!name.empty())
        out += '/' + name;
    if (!subresource.empty())
        out += '/' + subresource;
    if (resource.namespaced)
        out += nameSpace.empty() ? " in all namespaces" : " in namespace " + nameSpace;
    return out;
}

} // namespace liteboxd::kube
