// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <vector>

namespace liteboxd::kube {

/// Why a server-side apply was refused: somebody else owns a field that it would change.
struct FieldConflict
{
    std::string field;    ///< ".metadata.labels.color"
    std::string manager;  ///< "kubectl"
    std::string detail{}; ///< what else the server said of the owner: "using v1 at 2026-01-02T03:04:05Z"

    bool operator==(const FieldConflict &) const = default;
};

/// The conflicts behind the error of ApiClient::apply(), in the server's order. Empty for any other error.
std::vector<FieldConflict> fieldConflicts(const base::Error &error);

} // namespace liteboxd::kube
