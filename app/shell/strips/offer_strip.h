// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/strips/strip.h"

class QPushButton;

namespace liteboxd::shell {

/// Something new that a person may take up or leave: a sentence and a button, or two where leaving it is an answer of
/// its own. Stays until then. GUI thread.
class OfferStrip : public Strip
{
    Q_OBJECT

public:
    explicit OfferStrip(QWidget *parent = nullptr);

    /// `decline` is the text of the second button; without one there is none.
    void show(const QString &text, const QString &accept, const QString &decline = {});
    void dismiss() { hide(); }

Q_SIGNALS:
    void accepted();
    void declined(); ///< by the second button; closing the strip says nothing

private:
    QPushButton *m_accept;
    QPushButton *m_decline;
};

} // namespace liteboxd::shell
