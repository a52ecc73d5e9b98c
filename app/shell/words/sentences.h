// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace liteboxd::shell {

/// Sentences one behind the other, as the language joins them (Chinese without a space). Empty ones are left out.
QString joined(const QStringList &sentences);

} // namespace liteboxd::shell
