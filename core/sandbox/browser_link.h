// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sandbox_id.h"
#include "core/base/secret.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::sandbox {

/// A link by which a browser without the access token may open part of a sandbox. Its limits stand in an annotation of
/// the sandbox's pod (liteboxd.io/links), so that every gateway knows it, and to take it out there is to revoke it.
/// What opens it is not there: linkSecret(). A value.
struct BrowserLink
{
    using Time = std::chrono::system_clock::time_point;

    std::uint64_t number = 0; ///< random, its name
    quint16 port = 0;
    QString path = QStringLiteral("/"); ///< opens what is at it or below
    QStringList methods{};              ///< "GET", …, and "WEBSOCKET"; empty: all
    int uses = 0;                       ///< how often it may be opened; 0: as often as one likes
    Time createdAt{};
    Time until{};

    bool operator==(const BrowserLink &) const = default;

    /// Sixteen hex digits.
    QString name() const;

    /// InvalidArgument for a path that is none or cannot limit anything (dot segments, backslashes, a query), for
    /// methods that are none, for no port.
    base::Result<void> check() const;
};

/// What a secret of a link is for: to open it once more, or to go on as who has opened it.
enum class LinkPurpose { Open, GoOn };

/// 64 hex digits that nobody can make who does not know the access token's digest, and that are others for another
/// sandbox, another pod of it, another token, and other limits (HMAC-SHA256): a link cannot be widened by whoever has
/// it, and none outlives its token.
base::Secret linkSecret(const BrowserLink &link, const base::SandboxId &id, const QString &podUid,
                        const base::TokenDigest &token, LinkPurpose purpose);

/// Name and secret, as the address of the link and the browser's cookie hold them: "{name}.{linkSecret()}".
base::Secret linkKey(const BrowserLink &link, const base::SandboxId &id, const QString &podUid,
                     const base::TokenDigest &token, LinkPurpose purpose);

/// Of the audit trail: links of a sandbox were taken away.
inline constexpr const char *linkRevokeKind = "link-revoke";

/// The links in an annotation; entries that are none are left out, and so is what comes after the hundredth.
std::vector<BrowserLink> linksFrom(const QString &annotation);

/// The annotation for these links; empty for none.
QString linksText(const std::vector<BrowserLink> &links);

} // namespace liteboxd::sandbox
