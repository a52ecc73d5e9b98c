// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace liteboxd::kube {

/// Whether the API server stores a change or only judges it.
enum class Persistence {
    Store,
    DryRun ///< dryRun=All: admission and validation run, nothing is stored
};

/// The name under which this project owns fields (`metadata.managedFields`).
inline constexpr const char *fieldManagerName = "liteboxd-console";

struct WriteOptions
{
    Persistence persistence = Persistence::Store;
    std::string fieldManager = fieldManagerName;
};

/// What server-side apply does about a field that another manager owns.
enum class Ownership {
    Respect, ///< fails with Conflict
    Take     ///< force=true
};

struct ApplyOptions
{
    Ownership ownership = Ownership::Respect;
    Persistence persistence = Persistence::Store;
    std::string fieldManager = fieldManagerName;
};

/// What becomes of the objects that an object owns when it is deleted (Kubernetes, propagationPolicy).
enum class Propagation {
    Usual,      ///< as the kind has it
    Background, ///< deleted after it
    Foreground, ///< deleted before it
    Orphan      ///< kept
};

struct RemoveOptions
{
    std::optional<std::string> uid{};             ///< only this object, not a later one of the same name
    std::optional<std::string> resourceVersion{}; ///< only if nobody changed it since
    std::optional<int> gracePeriodSeconds{};      ///< 0 kills at once
    Propagation propagation = Propagation::Usual;
    Persistence persistence = Persistence::Store;
};

} // namespace liteboxd::kube
