// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_registry.h"

#include <QString>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace liteboxd::demo {

/// Something that is wrong with a cluster on purpose, so that a verification can be seen to find it.
struct DemoFault
{
    std::string name; ///< "dns-closed"
    std::string says; ///< for people: what is wrong then
    std::function<void(ObjectRegistry &)> make{};
    QString deniedVerb{};              ///< the account may not do this to anything: "list"
    std::chrono::seconds clockAhead{}; ///< of the cluster's clock
    bool hasOpenGateway = false;       ///< a gateway that lets everybody to the sandboxes stands beside it
};

/// All of them; the first, "none", leaves the cluster as it should be.
const std::vector<DemoFault> &demoFaults();

/// nullptr if there is none of that name.
const DemoFault *findFault(const std::string &name);

/// Puts the default policies of deploy/network-policies in place, as the console does.
void plantPolicies(ObjectRegistry &registry);

} // namespace liteboxd::demo
