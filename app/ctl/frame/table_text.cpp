// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/table_text.h"

#include <algorithm>

namespace liteboxd::ctl {

QString plainLine(QString text)
{
    for (QChar &c : text) {
        const bool isBidi = (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (c == u'\n' || c == u'\t' || c == u'\r')
            c = u' ';
        else if (c.category() == QChar::Other_Control || isBidi)
            c = u'?';
    }
    return text;
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
