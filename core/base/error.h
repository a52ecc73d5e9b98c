// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::base {

/// What kind of thing went wrong. The app maps each to a translated sentence; scripts see the name.
enum class ErrorCode {
    InvalidArgument,      ///< the caller asked for something that cannot be
    FileUnreadable,       ///< a local file is missing or may not be read
    Malformed,            ///< text or bytes that do not follow their format
    NotFound,             ///< the named object does not exist (HTTP 404)
    AlreadyExists,        ///< the named object exists (HTTP 409 on create)
    Conflict,             ///< somebody else changed or owns the field (HTTP 409)
    Unauthenticated,      ///< no or wrong credentials (HTTP 401)
    LoginFailed,          ///< no credentials could be had: the program or file that gives them failed
    Forbidden,            ///< known, but not permitted (HTTP 403)
    Gone,                 ///< the resource version is too old: list again (HTTP 410)
    Rejected,             ///< the server understood and refused (HTTP 4xx else, 422)
    RateLimited,          ///< HTTP 429
    ServerFailed,         ///< HTTP 5xx
    HostNotFound,         ///< the name does not resolve
    ConnectionRefused,    ///< nobody listens
    ConnectionLost,       ///< reset, or ended in the middle
    TimedOut,             ///< no answer within the time allowed
    ProxyFailed,          ///< a proxy on the way refuses, or cannot be reached itself
    CertificateUntrusted, ///< signed by an unknown authority
    CertificateWrongName, ///< trusted, but made out to another host
    CertificateExpired,   ///< not valid today
    ProtocolViolated,     ///< the peer did not speak its protocol
    Unsupported,          ///< known, and deliberately not done
    KeychainUnavailable,  ///< no keychain service on this desktop
    KeychainLocked,       ///< the keychain is there and closed
    Internal,             ///< a fault of this program
};

/// The stable name of a code, as JSON and logs show it ("NotFound").
std::string_view name(ErrorCode code);

/// Who did not do what it should have, so that a sentence for people names the right one: a pod that does not answer
/// is no fault of the cluster.
enum class ErrorSubject {
    Unsaid, ///< plain from the code, or unknown
    Cluster,
    Sandbox,
    Proxy, ///< on the way to the cluster
    Keychain,
};

/// What became of that which was asked for.
enum class ErrorEffect {
    None,   ///< it was not done
    Unknown ///< it may have been done: a write whose answer was lost. Look again before you say that it was not
};

/// What happened, to which object, what the server said. Never holds a secret.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message; ///< one English sentence, without a trailing full stop
    std::string context; ///< the object it happened to: "pods in namespace liteboxd", a path, a URL without credentials
    std::optional<int> httpStatus{};
    std::optional<std::chrono::seconds> retryAfter{};
    ErrorSubject subject = ErrorSubject::Unsaid;
    ErrorEffect effect = ErrorEffect::None;

    /// "context: message", for logs and for people who use the terminal.
    std::string text() const;

    bool operator==(const Error &) const = default;
};

} // namespace liteboxd::base
