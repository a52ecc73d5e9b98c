// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hubble/relay_address.h"

#include <QString>

#include <optional>

class QSettings;

namespace liteboxd::flows {

/// Where flows of a cluster come from, as a person set it: through the API server, from an address, or of the agents.
/// Of keys and certificates only the names of their files are kept.
struct SourceSettings
{
    QString address{};         ///< "relay.example:443"; empty: Relay through the API server's port-forward
    bool usesTls = false;      ///< without an address: with these files and not those of the cluster
    QString authorityFile{};   ///< empty: those that this machine trusts, or without an address the cluster's
    QString certificateFile{}; ///< ours, where Relay asks for one
    QString keyFile{};
    QString serverName{};    ///< empty: the host of the address
    bool asksAgents = false; ///< not Relay: each agent by exec

    bool operator==(const SourceSettings &) const = default;

    /// Nothing: there is no address, or the agents are asked. InvalidArgument for an address without a port, others as
    /// tls().
    base::Result<std::optional<hubble::RelayAddress>> relay() const;

    /// Reads the files. Nothing: no TLS is asked for, or the agents are asked. InvalidArgument for a certificate
    /// without its key, FileUnreadable.
    base::Result<std::optional<hubble::RelayTls>> tls() const;

    /// What is remembered for the API server at this URL.
    static SourceSettings remembered(const QSettings &settings, const QString &server);
    void remember(QSettings &settings, const QString &server) const;
};

} // namespace liteboxd::flows
