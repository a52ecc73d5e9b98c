// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/store_file.h"

#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::program {

QString storeFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/liteboxd/store.sqlite"_s;
}

} // namespace liteboxd::program
