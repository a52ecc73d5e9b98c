// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::demo {

/// Whether an address is within a block like 10.0.0.0/8 or fc00::/7; false if one of them is none.
bool isWithin(const QString &address, const QString &block);

} // namespace liteboxd::demo
