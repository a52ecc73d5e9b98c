// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace liteboxd::models {

/// One of several sandboxes that something did not come to, and why, in English as errors are.
struct FailedSandbox
{
    QString id{};
    QString reason{};

    bool operator==(const FailedSandbox &) const = default;
};

/// Something this program did, or was asked to do and refused, that a person may want to look up later: what kind of
/// thing and of what, in no language; text(ActivityEntry) says it. No secrets.
struct ActivityEntry
{
    enum class Kind {
        InternetAllowed, ///< of `count` sandboxes, `failed` of them not
        InternetCut,     ///< the same
        InternetLimited, ///< it ends by itself in `seconds`
        TokenCopied,
        AddressCopied,
        CurlCopied,
        WebSocketCopied,
        LinkCopied,    ///< a one-time link
        BrowserOpened, ///< with a port of the sandbox
        TokenKept,     ///< the access token was put into the keychain
        SandboxCreated,
        SandboxDeleted,  ///< `count` of them, `failed` of them not
        TtlRenewed,      ///< the same
        TokenRotated,    ///< the same
        TemplateStored,  ///< `subject`, as its version `version`
        TemplateDeleted, ///< `subject`, all versions of it
        FilesSent,       ///< to a sandbox; `subject` is the path there
        FilesFetched,    ///< the same, from it
        LinkMade,        ///< the gateway made a one-time link
        LinksRevoked,    ///< signed links into a sandbox were taken away
        BrowserSignedIn,
        BrowserRefused,   ///< somebody came with a link that is none (any more)
        DecoyMade,        ///< a token that opens nothing and tells of its use
        DecoyUsed,        ///< the sandbox's decoy, from the address `subject`
        SandboxExpired,   ///< this console ended it: its time was up
        InternetExpired,  ///< this console took its internet access: it was given for a time
        TemplateRestored, ///< an earlier version of template `subject` is the newest again
        CommandRun,       ///< `subject` was run in a sandbox
        PoliciesEnsured,  ///< the default policies were applied
        PolicyEdited,     ///< `subject`, by its text
        DnsLocked,
        DnsUnlocked,
        ProxyOpened, ///< the gateway's proxy opens the list of a sandbox
        ProxyClosed,
        Quarantined,
        Released,
        AgentsRestarted, ///< Cilium's, to see that policies persist
        GatewayTroubled, ///< something in the gateway went wrong that may heal by itself
    };
    enum class Outcome {
        Done,
        Refused,
        Failed,
        Unknown ///< it was asked for, and nobody answered: it may have been done
    };

    static constexpr int MostFailures = 200;

    Kind kind = Kind::TokenCopied;
    std::chrono::system_clock::time_point at{};
    QString sandboxId{}; ///< empty where it concerns none, or several
    QString subject{};   ///< what else it is about, by its name
    int version = 0;
    Outcome outcome = Outcome::Done;
    std::optional<base::Error> error{};
    quint16 port = 0;
    int seconds = 0;                 ///< a length of time
    int count = 1;                   ///< how many sandboxes it was meant for
    int failed = 0;                  ///< how many of them it did not come to
    QStringList sandboxIds{};        ///< which, where `count` is more than one
    QList<FailedSandbox> failures{}; ///< of those `failed`, the first MostFailures
    QString who{};   ///< who did it, and through which program, where it was not this console in this run
    int repeats = 1; ///< how often it happened within a minute: strangers may do a thing thousands of times

    /// Whether it takes nobody's decision at this console: anybody who reaches the gateway can make such entries.
    bool isByStrangers() const
    {
        return kind == Kind::BrowserRefused || kind == Kind::DecoyUsed || kind == Kind::GatewayTroubled;
    }
};

} // namespace liteboxd::models
