// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/api_document.h"

#include <QFile>

namespace liteboxd::management {

const std::string &apiDocument()
{
    static const std::string text = [] {
        QFile file(QStringLiteral(":/management/openapi.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }();
    return text;
}

} // namespace liteboxd::management
