// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace liteboxd::demo {

/// The name in …/pods/{name}/proxy: "name", "name:port" or "scheme:name:port".
struct ProxyTarget
{
    QString scheme; ///< "http" or "https", or empty
    QString name;
    QString port; ///< empty: the first port of the first container

    /// Nothing where the API server says "invalid pod request".
    static std::optional<ProxyTarget> parse(const QString &text);
};

/// What the pod proxy makes of the path behind …/proxy: percent-decoded, without empty and dot segments, encoded
/// again. It cannot climb above '/'. A trailing '/' stays.
QByteArray normalisedProxyPath(const QByteArray &path);

} // namespace liteboxd::demo
