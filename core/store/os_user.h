// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::store {

/// The account that this process runs as, by name; its number where it has none. Any thread.
QString osUserName();

} // namespace liteboxd::store
