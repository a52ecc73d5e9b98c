// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace liteboxd::shell {

/// A combo box whose choice costs something: a wheel or a key that passes by changes nothing. Arrows and letters open
/// the list, and there only Enter or a click chooses; Esc leaves it. In an editable one Enter takes what was typed.
/// GUI thread.
class ChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

Q_SIGNALS:
    /// The focus went elsewhere: what was typed and not taken by Enter is to be forgotten.
    void left();

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool opens(const QKeyEvent &event) const;
};

} // namespace liteboxd::shell
