// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QHash>

#include <string>

namespace flow {
class DNS;
class Endpoint;
class Flow;
class HTTP;
} // namespace flow

namespace liteboxd::hubble {

/// Makes values of Hubble's messages. Names and labels that many flows have are kept once. What is out of range (a port
/// above 65535) is taken as 0, a number without a name stays. One thread at a time.
class FlowDecoder
{
public:
    /// `message` with its own bytes as Flow::raw.
    flows::Flow decode(const ::flow::Flow &message);

private:
    template<class Strings>
    QStringList list(const Strings &strings);
    QString text(const std::string &utf8);
    void readPeer(const ::flow::Endpoint &endpoint, flows::FlowPeer &peer);
    void readEnds(const ::flow::Flow &message, flows::Flow &made);
    void readLayer4(const ::flow::Flow &message, flows::Flow &made);
    void readEvent(const ::flow::Flow &message, flows::Flow &made);
    void readPolicies(const ::flow::Flow &message, flows::Flow &made);
    flows::DnsRecord dns(const ::flow::DNS &record);
    flows::HttpRecord http(const ::flow::HTTP &record);
    template<class Policies>
    QList<flows::FlowPolicy> policies(const Policies &policies);

    QHash<QByteArray, QString> m_texts;
    QHash<QByteArray, QStringList> m_lists;
};

} // namespace liteboxd::hubble
