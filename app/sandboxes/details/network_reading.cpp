// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/network_reading.h"

#include "app/sandboxes/details/tr.h"

#include <QLocale>

namespace liteboxd::sandboxes {

QString networkText(const sandbox::NetworkUsage &usage, const std::optional<sandbox::NetworkUsage> &before)
{
    const QLocale locale;
    const auto size = [&locale](qint64 bytes) { return locale.formattedDataSize(bytes); };
    //: %1, %2: amounts of data
    const QString all = Tr::tr("%1 sent, %2 received").arg(size(usage.sent), size(usage.received));
    // The counters begin anew where the pod's network does.
    if (!before || usage.at <= before->at || usage.sent < before->sent || usage.received < before->received)
        return all;
    const double seconds = std::chrono::duration<double>(usage.at - before->at).count();
    const auto rate = [&](qint64 bytes) { return size(static_cast<qint64>(static_cast<double>(bytes) / seconds)); };
    return all + u'\n' +
           //: %1, %2: amounts of data
           Tr::tr("%1/s sent, %2/s received since the last reading")
               .arg(rate(usage.sent - before->sent), rate(usage.received - before->received));
}

QString networkText(const base::Error &error, const QString &node)
{
    if (error.code == base::ErrorCode::Forbidden)
        return Tr::tr("not permitted: get nodes/proxy");
    return Tr::tr("not known: the kubelet of node %1 did not tell").arg(node);
}

async::Request NetworkReading::ask(kube::ApiClient &api, const sandbox::Sandbox &sandbox)
{
    return sandbox::askForNetworkUsage(
        api, sandbox.nodeName.toStdString(), this,
        [this, sandbox](const base::Result<sandbox::NetworkUsages> &usages) { take(sandbox, usages); });
}

void NetworkReading::take(const sandbox::Sandbox &sandbox, const base::Result<sandbox::NetworkUsages> &usages)
{
    if (!usages)
        return tell(networkText(usages.error(), sandbox.nodeName), Outcome::Untold);
    const auto found = usages->constFind(sandbox.uid);
    if (found == usages->constEnd())
        return tell(Tr::tr("not known: the kubelet has no figures of it yet"), Outcome::Untold);
    const QString text = networkText(*found, m_before);
    m_before = *found;
    tell(text, Outcome::Told);
}

} // namespace liteboxd::sandboxes
