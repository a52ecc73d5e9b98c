// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QAction;

namespace liteboxd::connection {

class AddressView;
class LoginQuestionView;
class WelcomeView;

/// What stands in place of the pages while there is nothing to show on them: how to connect. GUI thread.
class ConnectView : public QStackedWidget
{
    Q_OBJECT

public:
    ConnectView(QAction *browse, QAction *paste, QAction *retry, QWidget *parent = nullptr);

    WelcomeView *welcome() const { return m_welcome; }
    LoginQuestionView *question() const { return m_question; }
    AddressView *address() const { return m_address; }

private:
    WelcomeView *m_welcome;
    LoginQuestionView *m_question;
    AddressView *m_address;
};

} // namespace liteboxd::connection
