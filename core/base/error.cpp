// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace liteboxd::base {

std::string_view name(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return "InvalidArgument";
    case ErrorCode::FileUnreadable:
        return "FileUnreadable";
    case ErrorCode::Malformed:
        return "Malformed";
    case ErrorCode::NotFound:
        return "NotFound";
    case ErrorCode::AlreadyExists:
        return "AlreadyExists";
    case ErrorCode::Conflict:
        return "Conflict";
    case ErrorCode::Unauthenticated:
        return "Unauthenticated";
    case ErrorCode::LoginFailed:
        return "LoginFailed";
    case ErrorCode::Forbidden:
        return "Forbidden";
    case ErrorCode::Gone:
        return "Gone";
    case ErrorCode::Rejected:
        return "Rejected";
    case ErrorCode::RateLimited:
        return "RateLimited";
    case ErrorCode::ServerFailed:
        return "ServerFailed";
    case ErrorCode::HostNotFound:
        return "HostNotFound";
    case ErrorCode::ConnectionRefused:
        return "ConnectionRefused";
    case ErrorCode::ConnectionLost:
        return "ConnectionLost";
    case ErrorCode::TimedOut:
        return "TimedOut";
    case ErrorCode::ProxyFailed:
        return "ProxyFailed";
    case ErrorCode::CertificateUntrusted:
        return "CertificateUntrusted";
    case ErrorCode::CertificateWrongName:
        return "CertificateWrongName";
    case ErrorCode::CertificateExpired:
        return "CertificateExpired";
    case ErrorCode::ProtocolViolated:
        return "ProtocolViolated";
    case ErrorCode::Unsupported:
        return "Unsupported";
    case ErrorCode::KeychainUnavailable:
        return "KeychainUnavailable";
    case ErrorCode::KeychainLocked:
        return "KeychainLocked";
    case ErrorCode::Internal:
        return "Internal";
    }
    return "Internal";
}

std::string Error::text() const
{
    return context.empty() ? message : context + ": " + message;
}

} // namespace liteboxd::base
