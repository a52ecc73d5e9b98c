// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace liteboxd::demo {

/// One kind of object that the demo cluster stores, as discovery names it.
struct ResourceType
{
    QString group; ///< empty for the core group
    QString version;
    QString plural;
    QString singular;
    QString kind;
    bool namespaced = true;
    QStringList shortNames;
    bool hasStatus = false; ///< whether it has a status subresource
    bool hasSpec = true;    ///< what has none has no generation either

    /// "v1", "networking.k8s.io/v1".
    QString groupVersion() const { return group.isEmpty() ? version : group + u'/' + version; }

    /// "pods", "networkpolicies.networking.k8s.io": how messages of the API server name the resource.
    QString qualifiedPlural() const { return group.isEmpty() ? plural : plural + u'.' + group; }

    /// "Pod", "NetworkPolicy.networking.k8s.io".
    QString qualifiedKind() const { return group.isEmpty() ? kind : kind + u'.' + group; }
};

const ResourceType &namespaces();
const ResourceType &pods();
const ResourceType &networkPolicies();
const ResourceType &configMaps();
const ResourceType &events();
const ResourceType &leases();

/// Every type that is stored; the pointers live as long as the program.
std::span<const ResourceType *const> storedTypes();

/// The types whose objects are made up when they are asked for; only get and list.
std::span<const ResourceType *const> measuredTypes();

/// The stored or measured type of a request, or null.
const ResourceType *findType(const QString &group, const QString &version, const QString &plural);

/// Whether a real API server 1.34 has this, and the demo deliberately does not: the answer is 501, not 404.
bool isKnownButNotServed(const QString &group, const QString &plural);

} // namespace liteboxd::demo
