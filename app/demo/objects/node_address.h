// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"

#include <QString>

namespace liteboxd::demo {

/// The internal address of a node; empty if it tells none, or is not there.
QString nodeAddress(const ObjectStore &store, const QString &node);

/// Whether it is the internal address of a node.
bool isNodeAt(const ObjectStore &store, const QString &address);

} // namespace liteboxd::demo
