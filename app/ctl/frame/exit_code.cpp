// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/exit_code.h"

namespace liteboxd::ctl {

using base::ErrorCode;

ExitCode exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return ExitCode::Usage;
    case ErrorCode::NotFound:
        return ExitCode::NotFound;
    case ErrorCode::Unauthenticated:
    case ErrorCode::LoginFailed:
    case ErrorCode::Forbidden:
        return ExitCode::NotPermitted;
    case ErrorCode::HostNotFound:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionLost:
    case ErrorCode::TimedOut:
    case ErrorCode::ProxyFailed:
    case ErrorCode::CertificateUntrusted:
    case ErrorCode::CertificateWrongName:
    case ErrorCode::CertificateExpired:
        return ExitCode::Unreachable;
    default:
        return ExitCode::Failed;
    }
}

ExitCode exitCodeFor(const base::Error &error)
{
    const ExitCode code = exitCodeFor(error.code);
    const bool isOfSandbox = error.subject == base::ErrorSubject::Sandbox && code == ExitCode::Unreachable;
    return isOfSandbox ? ExitCode::Failed : code;
}

const char *adviceFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthenticated:
    case ErrorCode::LoginFailed:
        return "Sign in to the cluster again, or choose another user with --context.";
    case ErrorCode::Forbidden:
        return "Ask an administrator for this permission, or choose another user with --context.";
    case ErrorCode::HostNotFound:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::TimedOut:
        return "Check that the cluster runs and that the kubeconfig names its address.";
    case ErrorCode::ConnectionLost:
        return "Try again.";
    case ErrorCode::ProxyFailed:
        return "Check HTTPS_PROXY and the proxy-url of the kubeconfig.";
    case ErrorCode::CertificateUntrusted:
    case ErrorCode::CertificateWrongName:
        return "Check that the kubeconfig belongs to this cluster.";
    case ErrorCode::CertificateExpired:
        return "Renew the certificate, or fetch a new kubeconfig.";
    case ErrorCode::RateLimited:
        return "Try again in a moment.";
    default:
        return "";
    }
}

} // namespace liteboxd::ctl
