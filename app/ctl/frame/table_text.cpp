// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/table_text.h"

#include "core/base/printable_text.h"

#include <algorithm>

namespace liteboxd::ctl {

QString plainLine(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const char32_t character : text.toUcs4()) {
        if (character == U'\n' || character == U'\t' || character == U'\r')
            plain += u' ';
        else if (base::isControlOrFormat(character))
            plain += u'?';
        else
            plain += QString::fromUcs4(&character, 1);
    }
    return plain;
}

QString tableText(const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    std::vector<QStringList> cells;
    for (const QStringList &row : rows) {
        QStringList plain;
        for (qsizetype i = 0; i < row.size(); ++i) {
            plain << plainLine(row.at(i));
            if (widths.size() <= static_cast<std::size_t>(i))
                widths.push_back(0);
            qsizetype &width = widths[static_cast<std::size_t>(i)];
            width = std::max(width, plain.last().size());
        }
        cells.push_back(std::move(plain));
    }
    QString text;
    for (const QStringList &row : cells) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            const bool isLast = i + 1 == row.size();
            text += isLast ? row.at(i) : row.at(i).leftJustified(widths[static_cast<std::size_t>(i)] + 2);
        }
        text += u'\n';
    }
    return text;
}

} // namespace liteboxd::ctl
