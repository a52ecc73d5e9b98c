// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/image_tag.h"

#include <QRegularExpression>

namespace liteboxd::verify {

QString versionOfImage(const QString &image)
{
    static const QRegularExpression tag(QStringLiteral(R"(:v?(\d+(?:\.\d+)+[^:/@]*)(?:@[^@]*)?\z)"));
    return tag.match(image).captured(1);
}

} // namespace liteboxd::verify
