// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace liteboxd::verify {

/// The translation context of the free functions of this folder.
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(liteboxd::verify)
};

} // namespace liteboxd::verify
