// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/check_catalog.h"

namespace liteboxd::verify {

Checks allChecks(const CheckTools &tools)
{
    Checks checks;
    addClusterChecks(tools, checks);
    addLoginChecks(tools, checks);
    addCiliumChecks(tools, checks);
    addPolicyChecks(tools, checks);
    addSandboxChecks(tools, checks);
    addRealisedChecks(tools, checks);
    addReachChecks(tools, checks);
    if (tools.probes)
        addProbeChecks(tools, checks);
    return checks;
}

} // namespace liteboxd::verify
