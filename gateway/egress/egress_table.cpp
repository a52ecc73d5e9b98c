// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/egress_table.h"

#include <algorithm>

namespace liteboxd::egress {

bool EgressClient::permits(const std::string &host) const
{
    const QString name = QString::fromStdString(host);
    return std::any_of(domains.begin(), domains.end(),
                       [&name](const sandbox::DomainPattern &pattern) { return pattern.matches(name); });
}

const EgressClient *EgressTable::find(const io::SocketAddress &address) const
{
    const auto found = m_clients.find(address.bytes());
    return found == m_clients.end() ? nullptr : &found->second;
}

} // namespace liteboxd::egress
