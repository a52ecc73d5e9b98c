// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace liteboxd::flows {

/// The translation context of this folder.
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(liteboxd::flows)
};

} // namespace liteboxd::flows
