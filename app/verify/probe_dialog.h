// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/verify/probe_choices.h"

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::verify {

/// Asks what probes shall run and connect to. It cannot be accepted while a place is none. GUI thread.
class ProbeDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProbeDialog(const ProbeChoices &choices, QWidget *parent = nullptr);

    ProbeChoices choices() const;
    QLineEdit *internet() const { return m_internet; }
    bool isAcceptable() const;

private:
    void judge();

    QLineEdit *m_image;
    QLineEdit *m_internet;
    QLineEdit *m_lan;
    QLineEdit *m_resolver;
    shell::PlainLabel *m_fault;
    QDialogButtonBox *m_buttons;
};

} // namespace liteboxd::verify
