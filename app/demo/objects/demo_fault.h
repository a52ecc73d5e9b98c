// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_registry.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace liteboxd::demo {

/// A gateway that stands beside the cluster and lets in whom it should not.
enum class LaxGateway {
    None,
    AsksNothing,   ///< neither token nor anything else
    TakesAnyToken, ///< a token has to be there, whichever
    IgnoresPath,   ///< leads to the sandbox that the token is of, whichever the path names
    AsksOnlyGet,   ///< for a token; whatever else is sent passes
    AsksNoUpgrade  ///< for a token: a WebSocket opens without one
};

/// Something that is wrong with a cluster on purpose, so that a verification can be seen to find it.
struct DemoFault
{
    std::string name; ///< "dns-closed"
    std::string says; ///< for people: what is wrong then
    std::function<void(ObjectRegistry &)> make{};
    QStringList denied{};              ///< what the account may not do: "list", "list pods", "get pods kube-system"
    std::chrono::seconds clockAhead{}; ///< of the cluster's clock
    LaxGateway gateway = LaxGateway::None;
    QString refusesPods{};             ///< why admission lets no pod in: "exceeded quota: …"
    bool startsNoPods = false;         ///< what is made from now on stays Pending
    std::chrono::seconds loginLapse{}; ///< how long the login is refused, from the first command in a probe on
    QString unserved{};   ///< plural of a kind that its API server does not know: its CustomResourceDefinition is gone
    QString unseenNode{}; ///< that Hubble Relay does not reach
};

/// All of them; the first, "none", leaves the cluster as it should be.
const std::vector<DemoFault> &demoFaults();

/// nullptr if there is none of that name.
const DemoFault *findFault(const std::string &name);

/// Those of nodes, of what runs in kube-system, and of single sandboxes: rows of demoFaults().
std::vector<DemoFault> workloadFaults();

/// What the account may not do, a right each: rows of demoFaults().
std::vector<DemoFault> accessFaults();

/// Puts the default policies of deploy/network-policies in place, as the console does.
void plantPolicies(ObjectRegistry &registry);

} // namespace liteboxd::demo
