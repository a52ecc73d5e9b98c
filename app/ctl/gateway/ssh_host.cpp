// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/ssh_host.h"

namespace liteboxd::ctl {

std::string idOfSshHost(std::string_view host)
{
    if (host.ends_with(sshDomain))
        host.remove_suffix(sshDomain.size());
    return std::string(host);
}

} // namespace liteboxd::ctl
