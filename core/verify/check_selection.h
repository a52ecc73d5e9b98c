// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check.h"

namespace liteboxd::verify {

/// The checks whose id, or whose group, one of the patterns means ("policies.*", "cluster"), and all that they build
/// on, in the order of `all`. Without patterns: all. A pattern that means nothing is named in `unmatched`.
struct CheckSelection
{
    Checks checks;
    QStringList unmatched;

    static CheckSelection of(const Checks &all, const QStringList &patterns);
};

} // namespace liteboxd::verify
