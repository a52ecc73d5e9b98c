// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/connect_view.h"

#include "app/connection/address_view.h"
#include "app/connection/login_question_view.h"
#include "app/connection/welcome_view.h"

namespace liteboxd::connection {

ConnectView::ConnectView(QAction *browse, QAction *paste, QAction *retry, QWidget *parent)
    : QStackedWidget(parent)
    , m_welcome(new WelcomeView(browse, paste))
    , m_question(new LoginQuestionView)
    , m_address(new AddressView(retry))
{
    addWidget(m_welcome);
    addWidget(m_question);
    addWidget(m_address);
}

} // namespace liteboxd::connection
