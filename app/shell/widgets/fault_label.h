// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace liteboxd::shell {

class PlainLabel;

/// What is wrong with the field above it, in place: icon and sentence; nothing, and no room taken, while all is well.
/// GUI thread.
class FaultLabel : public QWidget
{
    Q_OBJECT

public:
    explicit FaultLabel(QWidget *parent = nullptr);

    /// Empty: nothing is wrong.
    void setText(const QString &text);
    QString text() const;

private:
    PlainLabel *m_text;
};

} // namespace liteboxd::shell
