// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/refusal.h"

#include <array>
#include <cstddef>

namespace liteboxd::http {

namespace {

constexpr std::string_view yourRequest = "your request";
constexpr std::string_view theGateway = "the gateway";
constexpr std::string_view theProxy = "the proxy";
constexpr std::string_view theApiServer = "the API server";
constexpr std::string_view theSandbox = "the sandbox";

constexpr auto rows = std::to_array<RefusalRow>({
    {Refusal::Malformed, 400, "the request is malformed", yourRequest},
    {Refusal::LengthUnclear, 400, "the length of the body is not clear", yourRequest},
    {Refusal::LengthAndCoding, 400, "both Content-Length and Transfer-Encoding", yourRequest},
    {Refusal::SeveralLengths, 400, "more than one Content-Length or Transfer-Encoding", yourRequest},
    {Refusal::CodingInHttp10, 400, "Transfer-Encoding in HTTP/1.0", yourRequest},
    {Refusal::LengthNotANumber, 400, "Content-Length is not a number", yourRequest},
    {Refusal::TargetWithoutSlash, 400, "the request target must begin with a slash", yourRequest},
    {Refusal::TargetNotUrl, 400, "the request target has a byte that no URL has", yourRequest},
    {Refusal::NotOneHost, 400, "there must be one Host", yourRequest},
    {Refusal::HostNotAHost, 400, "Host is not a host", yourRequest},
    {Refusal::MethodNotAvailable, 405, "this method is not available", yourRequest, allowedMethods},
    {Refusal::HeadTimedOut, 408, "the request head did not come in time", yourRequest},
    {Refusal::TargetTooLong, 414, "the request target is too long", yourRequest},
    {Refusal::UnknownExpectation, 417, "an expectation other than 100-continue", yourRequest},
    {Refusal::HeadTooLarge, 431, "the request head is too large", yourRequest},
    {Refusal::TooManyFields, 431, "too many header lines", yourRequest},
    {Refusal::UnknownCoding, 501, "a transfer coding other than chunked", yourRequest},
    {Refusal::UnknownVersion, 505, "only HTTP/1.0 and HTTP/1.1", yourRequest},
    {Refusal::ClientConnections, 429, "this client has too many connections", yourRequest, {}, "1"},
    {Refusal::ClientRequests, 429, "this client has too many requests at once", yourRequest, {}, "1"},
    {Refusal::SandboxRequests, 429, "this sandbox has too many requests at once", theSandbox, {}, "1"},
    {Refusal::AllConnections, 503, "the gateway has too many connections", theGateway, {}, "1"},
    {Refusal::ClientRate, 429, "this client asks too often", yourRequest, {}, "1"},
    {Refusal::TokenRate, 429, "this token or link is used too often", yourRequest, {}, "1"},
    {Refusal::SandboxRate, 429, "this sandbox is asked too often", theSandbox, {}, "1"},
    {Refusal::NotASandboxPath, 400, "the path must be /api/v1/sandbox/{id}/port/{port}/ with a port from 1 to 65535",
     yourRequest},
    {Refusal::SeveralTokens, 400, "there must be one X-Access-Token", yourRequest},
    {Refusal::NoValidToken, 401, "a valid access token is required", yourRequest},
    {Refusal::NothingHere, 404, "there is nothing here; sandboxes are at /api/v1/sandbox/{id}/port/{port}/",
     yourRequest},
    {Refusal::NoSuchSandbox, 404, "there is no such sandbox", theSandbox},
    {Refusal::NoAddress, 404, "the sandbox has no address yet", theSandbox},
    {Refusal::ForeignHost, 421, "this gateway does not serve that host", yourRequest},
    {Refusal::HealthIsRead, 405, "only GET asks for health", yourRequest, "GET, HEAD"},
    {Refusal::SandboxesNotLoaded, 503, "the gateway does not know the sandboxes yet", theGateway},
    {Refusal::SandboxOutOfSight, 503, "the gateway has lost sight of the cluster and does not know this sandbox",
     theGateway},
    {Refusal::SignInIsRead, 405, "only GET signs in", yourRequest, "GET"},
    {Refusal::ReservedPath, 404, "there is nothing here", yourRequest},
    {Refusal::NotSignedIn, 401, "open this sandbox from the console to sign in", yourRequest},
    {Refusal::LinkUsed, 401, "this link was used already, or is older than a minute: open the sandbox again",
     yourRequest},
    {Refusal::LinkNotValid, 401, "this link is not valid, or was revoked", yourRequest},
    {Refusal::LinkExpired, 401, "this link has expired: ask for a new one", yourRequest},
    {Refusal::LinkUsedUp, 401, "this link was opened as often as it may be: ask for a new one", yourRequest},
    {Refusal::LinkForbids, 403, "this link does not open that path, or not by this method", yourRequest},
    {Refusal::OtherOrigin, 403, "this request comes from another site", yourRequest},
    {Refusal::OtherUser, 403, "this address is for the user who runs the console alone", yourRequest},
    {Refusal::ShuttingDown, 503, "the gateway is shutting down", theGateway},
    {Refusal::NoApiServer, 503, "the gateway has no connection to the API server", theGateway},
    {Refusal::BadHandshake, 400, "the WebSocket handshake is malformed", yourRequest},
    {Refusal::TcpIsUpgraded, 426, "a TCP connection is asked for by a WebSocket handshake", yourRequest},
    {Refusal::NoTcpByPodProxy, 501, "this gateway goes through the API server's pod proxy, which carries no TCP",
     theGateway},
    {Refusal::AmbiguousPath, 400, "a path with dot segments or backslashes cannot go through the API server",
     yourRequest},
    {Refusal::BodyMalformed, 400, "the request body is not in its transfer coding", yourRequest},
    {Refusal::BodyTimedOut, 408, "the request body stopped coming", yourRequest},
    {Refusal::NoDescriptor, 503, "the gateway has no connection to spare", theGateway},
    {Refusal::ProxyUnusable, 503, "the proxy on the way to the API server cannot be used", theProxy},
    {Refusal::ApiServerUnreachable, 503, "the API server cannot be reached", theApiServer},
    {Refusal::ApiServerTimedOut, 504, "the API server did not answer in time", theApiServer},
    {Refusal::ApiServerDenies, 503, "the API server does not let the gateway reach this sandbox", theApiServer},
    {Refusal::ApiServerCannotForward, 503, "the API server cannot forward to this sandbox", theApiServer},
    {Refusal::ApiServerNotAvailable, 503, "the API server is not available", theApiServer},
    {Refusal::ConnectionTimedOut, 504, "no connection to the sandbox could be made in time", theSandbox},
    {Refusal::ConnectionRefused, 502, "the sandbox refuses connections on this port", theSandbox},
    {Refusal::SandboxFails, 502, "the sandbox refuses connections on this port or gave no valid answer", theSandbox},
    {Refusal::SandboxTimedOut, 504, "the sandbox did not answer in time", theSandbox},
    {Refusal::NoValidAnswer, 502, "the sandbox gave no valid answer", theSandbox},
    {Refusal::NoValidHandshake, 502, "the sandbox gave no valid answer to the WebSocket handshake", theSandbox},
});

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].refusal) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "rowOf() finds a row by its place");

} // namespace

std::span<const RefusalRow> refusals()
{
    return rows;
}

const RefusalRow &rowOf(Refusal refusal)
{
    return rows.at(static_cast<std::size_t>(refusal));
}

Answer refusalAnswer(Refusal refusal, std::string_view requestId, ErrorFormat format)
{
    const RefusalRow &row = rowOf(refusal);
    Answer answer = errorAnswer(row.status, row.sentence, requestId, format, row.hop);
    if (!row.allow.empty())
        answer.fields.emplace_back("Allow", row.allow);
    if (row.status == 426) // RFC 9110, 15.5.22
        answer.fields.emplace_back("Upgrade", "websocket");
    if (!row.retryAfter.empty())
        answer.fields.emplace_back("Retry-After", row.retryAfter);
    return answer;
}

} // namespace liteboxd::http
