// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/widgets/state_view.h"

class QAction;
class QCheckBox;
class QLineEdit;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::connection {

/// Offers a field for the address of a server that calls itself 127.0.0.1 and is not there: a kubeconfig that was
/// copied from its server. GUI thread.
class AddressView : public shell::StateView
{
    Q_OBJECT

public:
    /// `retry` gets a button of its own.
    explicit AddressView(QAction *retry, QWidget *parent = nullptr);

    /// What is shown: the server of the kubeconfig, its context, the address that was tried in its place ("" for none),
    /// and whether there is a file to write to.
    void offer(const QString &server, const QString &context, const QString &address, bool hasFile);

    /// Why the address was not taken.
    void showFault(const QString &text);

    QLineEdit *field() const { return m_field; }
    QCheckBox *write() const { return m_write; }

Q_SIGNALS:
    void addressGiven(const QString &address, bool write);

private:
    void give();

    QLineEdit *m_field;
    QCheckBox *m_write;
    shell::PlainLabel *m_fault;
    QAction *m_connect;
    QString m_context; ///< whose field it is: another context begins empty
};

} // namespace liteboxd::connection
