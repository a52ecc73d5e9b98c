// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::models {

/// A tool tip that shows `text` exactly as it is written. Qt shows a tool tip that looks like HTML as rich text, and
/// text from a cluster may look like anything; so it is always escaped and always marked as rich text.
inline QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style=\"white-space:pre-wrap\">") + text.toHtmlEscaped() + QStringLiteral("</p>");
}

} // namespace liteboxd::models
