// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/kube/wire/resource_path.h"
#include "gateway/install/object_changes.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace liteboxd::install {

/// What became of one object, or in a dry run would.
enum class ObjectOutcome {
    Created,
    Changed,
    Unchanged,
    Removed,
    Absent, ///< there was none to remove
    Failed,
    NotTried ///< because another one failed
};

struct ObjectResult
{
    kube::ResourcePath path;
    ObjectOutcome outcome = ObjectOutcome::NotTried;
    std::vector<FieldChange> changes{}; ///< of Changed
    std::optional<base::Error> error{}; ///< of Failed
};

/// Of all objects of the gateway, in the order in which they were taken.
struct InstallReport
{
    std::vector<ObjectResult> objects{};

    /// The first fault; nullptr: there is none.
    const base::Error *fault() const
    {
        const auto failed = std::find_if(objects.begin(), objects.end(), [](const auto &each) { return each.error; });
        return failed == objects.end() ? nullptr : &*failed->error;
    }
};

} // namespace liteboxd::install
