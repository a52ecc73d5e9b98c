// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/label_selector.h"
#include "core/policy/objects/object_name.h"

#include <cstdint>
#include <string>
#include <vector>

namespace liteboxd::policy::objects {

/// A port that a container declares.
struct ContainerPort
{
    std::string name; ///< may be empty
    std::uint16_t number = 0;
    std::string protocol; ///< "TCP", "UDP" or "SCTP"
};

/// What network policies look at in a pod.
struct Pod
{
    ObjectName name;
    Labels labels;
    std::string serviceAccount;
    std::string node;
    bool hostNetwork = false;
    bool ended = false; ///< Succeeded or Failed: it has given its addresses back
    std::vector<std::string> addresses;
    std::vector<ContainerPort> ports; ///< of its containers, in their order
};

} // namespace liteboxd::policy::objects
