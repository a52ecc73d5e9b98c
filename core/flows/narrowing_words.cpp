// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/narrowing_words.h"

#include "core/flows/flow_names.h"

namespace liteboxd::flows {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `side` is "from" or "to".
QString endWords(const FlowPeer &peer, const QString &side)
{
    if (const QString sandbox = peer.sandboxId(); !sandbox.isEmpty())
        return u"--%1-sandbox %2"_s.arg(side, sandbox);
    if (!peer.pod.isEmpty())
        return u"--%1-pod %2"_s.arg(side, peer.podName());
    if (!peer.names.isEmpty())
        return u"--%1-fqdn %2"_s.arg(side, peer.names.first());
    return peer.address.isEmpty() ? QString() : u"--%1-ip %2"_s.arg(side, peer.address);
}

} // namespace

QString sourceWords(const Flow &flow)
{
    return endWords(flow.source, u"from"_s);
}

QString destinationWords(const Flow &flow)
{
    return endWords(flow.destination, u"to"_s);
}

QString portWords(const Flow &flow)
{
    return flow.destination.port == 0 ? QString() : u"--to-port %1"_s.arg(flow.destination.port);
}

QString verdictWords(const Flow &flow)
{
    return flow.verdict == Verdict::Unknown ? QString() : u"--verdict %1"_s.arg(nameOf(flow.verdict));
}

} // namespace liteboxd::flows
