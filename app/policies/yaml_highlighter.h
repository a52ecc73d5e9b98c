// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace liteboxd::policies {

/// Colours keys, comments and quoted texts of YAML, by roles of the palette of the moment. GUI thread.
class YamlHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    YamlHighlighter(QTextDocument *document, const QWidget &place);

protected:
    void highlightBlock(const QString &text) override;

private:
    const QWidget &m_place; ///< whose palette counts
};

} // namespace liteboxd::policies
