// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/resource_type.h"
#include "app/demo/objects/selection.h"
#include "app/demo/objects/status.h"

#include <QString>
#include <QStringList>

#include <string_view>

namespace liteboxd::demo {

/// What a request's target names in the API: the path split at '/', percent-decoded, and the query.
struct ApiTarget
{
    enum class Kind {
        Object,       ///< a collection or an object of a stored type, or a subresource of it
        AccessReview, ///< selfsubjectaccessreviews
        SelfReview,   ///< selfsubjectreviews
        RulesReview,  ///< selfsubjectrulesreviews
        Other,        ///< discovery, version, health; or nothing known
    };

    Kind kind = Kind::Other;
    QStringList segments;
    Query query;

    // of Object
    const ResourceType *type = nullptr;
    QString space;
    QString name;             ///< empty: the collection
    QString subresource;      ///< "status", "proxy", …
    bool isWatchPath = false; ///< the old form /api/v1/watch/…

    /// The path behind …/proxy, byte for byte, with its leading '/'; empty for …/proxy itself.
    QByteArray proxyPath;
    /// The query as it came, with its '?'; empty if there is none.
    QByteArray rawQuery;

    /// 404 for what no API server knows, 501 for what a real one has and the demo does not.
    static Outcome<ApiTarget> parse(std::string_view target);
};

} // namespace liteboxd::demo
