// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::shell {

/// The Role that an administrator would create so that this console can do its work with a namespace's sandboxes:
/// YAML, to copy. `nameSpace` is a DNS label.
QString sandboxRole(const QString &nameSpace);

} // namespace liteboxd::shell
