// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_query.h"

namespace liteboxd::sandboxes {

/// What stands in the filter line, taken apart: what filters, and what does not.
struct TypedFilter
{
    std::vector<sandbox::SandboxQuery::Term> inForce;
    std::vector<sandbox::SandboxQuery::Term> wrong; ///< with values their keys cannot have

    /// The last word counts as finished when a space follows. Until then one that begins a key ("sta", "status:run") or
    /// whose values hold only as a whole ("port:80") is in neither list: the table would lose all its rows on the way
    /// to what is meant.
    static TypedFilter read(const QString &line);
};

} // namespace liteboxd::sandboxes
