// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/widgets/state_view.h"
#include "core/base/error.h"

class QAction;
class QCheckBox;
class QLineEdit;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::connection {

/// Offers a field for the address of a server that calls itself 127.0.0.1 and is not there: a kubeconfig that was
/// copied from its server. The same to change it later. GUI thread.
class AddressView : public shell::StateView
{
    Q_OBJECT

public:
    /// `retry` gets a button of its own.
    explicit AddressView(QAction *retry, QWidget *parent = nullptr);

    /// Where a server of the kubeconfig is said to be.
    struct Place
    {
        QString server; ///< of the kubeconfig
        QString context;
        QString address{};    ///< what is tried in its place; "" for none
        bool hasFile = false; ///< whether there is a file to write to
    };

    /// Nobody answers there: `error` is what the attempt came to.
    void offer(const Place &place, const base::Error &error);

    /// A person wants to change it; the field may be emptied.
    void edit(const Place &place);

    /// Why the address was not taken.
    void showFault(const QString &text);

    QLineEdit *field() const { return m_field; }
    QCheckBox *write() const { return m_write; }

Q_SIGNALS:
    /// "": where the kubeconfig says.
    void addressGiven(const QString &address, bool write);

    /// The person leaves it as it is.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Purpose { None, Offer, Edit };

    void fill(const Place &place, Purpose purpose);
    void check();
    void give();

    QLineEdit *m_field;
    QCheckBox *m_write;
    shell::PlainLabel *m_fault;
    QAction *m_retry;
    QAction *m_connect;
    QAction *m_leave;
    QString m_context; ///< whose field it is: another context begins empty
    Purpose m_purpose = Purpose::None;
};

} // namespace liteboxd::connection
