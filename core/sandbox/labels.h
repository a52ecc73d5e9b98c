// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The names by which a sandbox is known in a cluster. The same in every program and manifest of LiteBoxd.
namespace liteboxd::sandbox::labels {

inline constexpr std::string_view app = "app";
inline constexpr std::string_view appValue = "liteboxd";
inline constexpr std::string_view sandboxId = "sandbox-id";
inline constexpr std::string_view managedBy = "liteboxd.io/managed-by";
inline constexpr std::string_view internetAccess = "liteboxd.io/internet-access";
inline constexpr std::string_view internetAccessValue = "true";
inline constexpr std::string_view dnsLock = "liteboxd.io/dns-lock"; ///< it may ask for the names of its list only
inline constexpr std::string_view dnsLockValue = "true";
inline constexpr std::string_view egressProxy =
    "liteboxd.io/egress-proxy"; ///< its list is opened by the gateway's proxy
inline constexpr std::string_view egressProxyValue = "true";
inline constexpr std::string_view templateName = "liteboxd.io/template";            ///< of objects that hold a template
inline constexpr std::string_view templateVersion = "liteboxd.io/template-version"; ///< the same

} // namespace liteboxd::sandbox::labels

namespace liteboxd::sandbox::annotations {

inline constexpr std::string_view accessToken = "liteboxd.io/access-token";
inline constexpr std::string_view decoy = "liteboxd.io/decoy-token-sha256"; ///< of its decoy: 64 hex digits
inline constexpr std::string_view ttl = "liteboxd/ttl";
inline constexpr std::string_view createdAt = "liteboxd/created-at";
inline constexpr std::string_view templateName = "liteboxd.io/template";
inline constexpr std::string_view templateVersion = "liteboxd.io/template-version";
inline constexpr std::string_view internetAccessUntil = "liteboxd.io/internet-access-until"; ///< RFC 3339
inline constexpr std::string_view idempotencyKey = "liteboxd.io/idempotency-key";            ///< SHA-256 of it, hex
inline constexpr std::string_view idempotencyWish = "liteboxd.io/idempotency-wish"; ///< SHA-256 of what it was for
inline constexpr std::string_view allowedDomains = "liteboxd.io/allowed-domains";
inline constexpr std::string_view links = "liteboxd.io/links";         ///< of browsers: browser_link.h
inline constexpr std::string_view preparing = "liteboxd.io/preparing"; ///< a sign of life of who does that now
inline constexpr std::string_view prepared = "liteboxd.io/prepared";   ///< "true": files, script and probe are done

} // namespace liteboxd::sandbox::annotations
