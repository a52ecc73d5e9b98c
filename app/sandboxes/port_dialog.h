// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"

#include <QDialog>

class QComboBox;
class QPushButton;

namespace liteboxd::sandboxes {

/// Asks for a port of a sandbox: those it declares, or any other. Open it with open(); it deletes itself.
class PortDialog : public QDialog
{
    Q_OBJECT

public:
    PortDialog(const sandbox::Sandbox &sandbox, QWidget *parent);

    QComboBox *input() const { return m_input; }

Q_SIGNALS:
    void portChosen(quint16 port);

private:
    void check();
    void take();

    QComboBox *m_input;
    QPushButton *m_ok;
};

} // namespace liteboxd::sandboxes
