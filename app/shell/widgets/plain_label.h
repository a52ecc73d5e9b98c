// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace liteboxd::shell {

/// A label that never takes its text for markup: the only kind this program uses, because text from a cluster or a
/// sandbox may look like anything. Selectable by mouse and keyboard if asked for.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Kind { Fixed, Selectable };

    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr, Kind kind = Kind::Fixed)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setText(text);
        if (kind == Kind::Selectable)
            setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
};

} // namespace liteboxd::shell
