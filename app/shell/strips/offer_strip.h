// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/strips/strip.h"

class QPushButton;

namespace liteboxd::shell {

/// Something new that a person may take up or leave: a sentence and one button. Stays until then. GUI thread.
class OfferStrip : public Strip
{
    Q_OBJECT

public:
    explicit OfferStrip(QWidget *parent = nullptr);

    void show(const QString &text, const QString &button);
    void dismiss() { hide(); }

Q_SIGNALS:
    void accepted();

private:
    QPushButton *m_button;
};

} // namespace liteboxd::shell
