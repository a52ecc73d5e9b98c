// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace liteboxd::shell {

/// The application's font, `steps` points larger and of this weight.
QFont textFont(int steps, QFont::Weight weight = QFont::Normal);

/// The system's fixed-width font at the size of the application's font: ids, addresses, commands.
QFont codeFont();

} // namespace liteboxd::shell
