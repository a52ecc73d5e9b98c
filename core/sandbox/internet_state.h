// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace liteboxd::sandbox {

/// What was seen of a sandbox's internet access in the datapath since the last change of its label. An observer
/// (Cilium's endpoint identity, a flow) fills it; without one it stays as constructed: not observable.
struct InternetObservation
{
    bool observable = false;              ///< somebody looks, and is able to see
    std::optional<bool> identityAllows{}; ///< the endpoint's security identity carries the label
    std::optional<bool> flowAllowed{};    ///< the last flow to the internet was forwarded (true) or denied (false)

    bool operator==(const InternetObservation &) const = default;
};

/// What may be said of a sandbox's internet access.
enum class InternetState {
    Off,          ///< not wanted, and the datapath has taken it away
    Applying,     ///< wanted; the datapath does not let anything through yet
    On,           ///< wanted, and a flow was let through
    Removing,     ///< not wanted any more; the datapath may still let it through
    Requested,    ///< wanted; nobody can see whether it is so: "Requested (not observable)"
    NotRequested, ///< not wanted; nobody can see whether it is so
    Unknown,      ///< somebody looks, and has seen nothing yet
};

/// Wanted (the label) and seen (the datapath) in one word. An identity change alone stays Applying: only a flow
/// that passed shows On.
InternetState internetState(bool requested, const InternetObservation &observation);

/// Whether internet access is wanted in this state.
bool isWanted(InternetState state);

} // namespace liteboxd::sandbox
