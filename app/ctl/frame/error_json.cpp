// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/error_json.h"

namespace liteboxd::ctl {

QJsonObject errorJson(const base::Error &error)
{
    const std::string_view code = base::name(error.code);
    return {{QStringLiteral("code"), QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()))},
            {QStringLiteral("message"), QString::fromStdString(error.text())}};
}

} // namespace liteboxd::ctl
