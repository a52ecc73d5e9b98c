// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace liteboxd::sandbox {

/// Whether a sandbox may reach the internet, and what of it: (false, any) nothing, the list is kept; (true, []) all of
/// it; (true, [a…]) only the list. The domains are DomainPatterns.
struct NetworkSpec
{
    bool allowInternetAccess = false;
    QStringList allowedDomains{};

    /// Whether the pod carries the label of internet access: with a list it does not, for that label opens everything.
    bool opensEverything() const { return allowInternetAccess && allowedDomains.isEmpty(); }

    /// {"allowInternetAccess", "allowedDomains"}
    QJsonObject json() const;

    /// Malformed for members of another type, and for what is no DomainPattern; absent members are as constructed.
    static base::Result<NetworkSpec> fromJson(const QJsonObject &object);

    bool operator==(const NetworkSpec &) const = default;
};

/// What a create request says otherwise than its template.
struct NetworkOverride
{
    std::optional<bool> allowInternetAccess{};
    std::optional<QStringList> allowedDomains{}; ///< in place of the template's
};

/// The domains in their form on the wire, each once, in their order. InvalidArgument for what is none.
base::Result<QStringList> normalDomains(const QStringList &domains);

/// The template's spec as the request wants it. InvalidArgument for a domain that is none.
base::Result<NetworkSpec> overridden(NetworkSpec spec, const NetworkOverride &wishes);

} // namespace liteboxd::sandbox
