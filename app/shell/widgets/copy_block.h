// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace liteboxd::shell {

class PlainLabel;

/// Text in a fixed-width font, framed, with a button that copies it: a Role, the details of an error. GUI thread.
class CopyBlock : public QFrame
{
    Q_OBJECT

public:
    explicit CopyBlock(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;

private:
    PlainLabel *m_text;
};

} // namespace liteboxd::shell
