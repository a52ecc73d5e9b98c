// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/node_address.h"

#include "app/demo/objects/cluster_types.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

QString nodeAddress(const ObjectStore &store, const QString &node)
{
    const ObjectRef found = store.find(nodes(), {}, node);
    const QJsonArray addresses = found ? found->json[u"status"][u"addresses"].toArray() : QJsonArray();
    const auto internal = std::find_if(addresses.begin(), addresses.end(),
                                       [](const QJsonValue &one) { return one[u"type"].toString() == u"InternalIP"; });
    return internal == addresses.end() ? QString() : (*internal)[u"address"].toString();
}

bool isNodeAt(const ObjectStore &store, const QString &address)
{
    const auto all = store.table(nodes());
    return std::any_of(all->begin(), all->end(),
                       [&](const auto &node) { return nodeAddress(store, node.first) == address; });
}

} // namespace liteboxd::demo
