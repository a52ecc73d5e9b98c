// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/relay_channel.h"

#include "core/base/port_number.h"
#include "core/hubble/grpc_log.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/create_channel_posix.h>
#include <grpcpp/security/credentials.h>

namespace liteboxd::hubble {

namespace {

grpc::ChannelArguments channelArguments()
{
    silenceGrpcLog();
    grpc::ChannelArguments arguments;
    arguments.SetUserAgentPrefix("liteboxd");
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1); // a new channel is a new connection
    return arguments;
}

base::ErrorCode codeOf(const grpc::Status &status)
{
    switch (status.error_code()) {
    case grpc::StatusCode::UNAUTHENTICATED:
        return base::ErrorCode::Unauthenticated;
    case grpc::StatusCode::PERMISSION_DENIED:
        return base::ErrorCode::Forbidden;
    case grpc::StatusCode::INVALID_ARGUMENT:
    case grpc::StatusCode::OUT_OF_RANGE:
    case grpc::StatusCode::FAILED_PRECONDITION:
        return base::ErrorCode::Rejected;
    case grpc::StatusCode::UNIMPLEMENTED:
        return base::ErrorCode::Unsupported;
    case grpc::StatusCode::DEADLINE_EXCEEDED:
        return base::ErrorCode::TimedOut;
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
        return base::ErrorCode::RateLimited;
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::CANCELLED:
        return base::ErrorCode::ConnectionLost;
    default:
        return base::ErrorCode::ServerFailed;
    }
}

} // namespace

base::Result<std::shared_ptr<grpc::Channel>> channelTo(const RelayAddress &address)
{
    const std::size_t colon = address.target.rfind(':');
    if (colon == std::string::npos || colon == 0 || !base::parsePort(address.target.substr(colon + 1)))
        return base::fail(base::ErrorCode::InvalidArgument, "an address of Hubble Relay is HOST:PORT", address.target);
    grpc::ChannelArguments arguments = channelArguments();
    if (!address.tls)
        return grpc::CreateCustomChannel("dns:///" + address.target, grpc::InsecureChannelCredentials(), arguments);
    const RelayTls &tls = *address.tls;
    if (tls.certificatePem.empty() != tls.keyPem.isEmpty())
        return base::fail(base::ErrorCode::Malformed,
                          "a client certificate for Hubble Relay needs its key, and a key its "
                          "certificate");
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = tls.authorityPem;
    options.pem_private_key = tls.keyPem.reveal();
    options.pem_cert_chain = tls.certificatePem;
    if (!tls.serverName.empty())
        arguments.SetSslTargetNameOverride(tls.serverName);
    return grpc::CreateCustomChannel("dns:///" + address.target, grpc::SslCredentials(options), arguments);
}

std::shared_ptr<grpc::Channel> channelOver(int socket)
{
    return grpc::CreateCustomInsecureChannelFromFd("hubble-relay", socket, channelArguments());
}

base::Error errorOf(const grpc::Status &status)
{
    return {codeOf(status), "Hubble Relay: " + status.error_message(), {}};
}

} // namespace liteboxd::hubble
