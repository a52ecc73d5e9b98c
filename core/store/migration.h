// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace liteboxd::store {

/// One step from a schema to the next.
struct Migration
{
    int version; ///< the schema that it makes
    QStringList statements;
};

/// All steps, the oldest first. A step that was released is never changed: what a newer program needs is a step more.
const std::vector<Migration> &migrations();

/// The schema that this program works with.
int newestSchema();

} // namespace liteboxd::store
