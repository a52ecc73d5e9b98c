// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/answer.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace liteboxd::http {

/// Every answer by which this side refuses a request on its own: one row of refusals() each. Whatever else a client is
/// told is the sandbox's.
enum class Refusal : std::uint8_t {
    // The head cannot be understood.
    Malformed,
    LengthUnclear,
    LengthAndCoding,
    SeveralLengths,
    CodingInHttp10,
    LengthNotANumber,
    TargetWithoutSlash,
    TargetNotUrl,
    NotOneHost,
    HostNotAHost,
    MethodNotAvailable,
    HeadTimedOut,
    TargetTooLong,
    UnknownExpectation,
    HeadTooLarge,
    TooManyFields,
    UnknownCoding,
    UnknownVersion,
    // Too many at once.
    ClientConnections,
    ClientRequests,
    SandboxRequests,
    AllConnections,
    // Too many a second.
    ClientRate,
    TokenRate,
    SandboxRate,
    // The judgement: route, token, pod.
    NotASandboxPath,
    SeveralTokens,
    NoValidToken,
    NothingHere,
    NoSuchSandbox,
    NoAddress,
    ForeignHost,
    HealthIsRead,
    SandboxesNotLoaded,
    SandboxOutOfSight,
    // Browser origins.
    SignInIsRead,
    ReservedPath,
    NotSignedIn,
    LinkUsed,
    LinkNotValid,
    LinkExpired,
    LinkUsedUp,
    LinkForbids,
    OtherOrigin,
    OtherUser,
    // What stands in the way of relaying.
    ShuttingDown,
    NoApiServer,
    BadHandshake,
    TcpIsUpgraded,
    NoTcpByPodProxy,
    AmbiguousPath,
    BodyMalformed,
    BodyTimedOut,
    // The way to the sandbox, and the sandbox.
    NoDescriptor,
    ProxyUnusable,
    ApiServerUnreachable,
    ApiServerTimedOut,
    ApiServerDenies,
    ApiServerCannotForward,
    ApiServerNotAvailable,
    ConnectionTimedOut,
    ConnectionRefused,
    SandboxFails,
    SandboxTimedOut,
    NoValidAnswer,
    NoValidHandshake,
};

/// What a client is told, and by which fields.
struct RefusalRow
{
    Refusal refusal;
    int status;
    std::string_view sentence;     ///< without a secret or an address of a pod
    std::string_view hop;          ///< for people: which part of the way failed
    std::string_view allow = {};   ///< of 405: the methods there are (RFC 9110, 15.5.6)
    std::string_view retryAfter{}; ///< seconds; empty: nothing is said
};

/// All of them, in the order of Refusal. docs/gateway.md has the same table.
std::span<const RefusalRow> refusals();

const RefusalRow &rowOf(Refusal refusal);

/// The answer, with every field that its status needs but for those of framing and connection. `requestId` is "-" where
/// there was no request to name.
Answer refusalAnswer(Refusal refusal, std::string_view requestId, ErrorFormat format);

} // namespace liteboxd::http
