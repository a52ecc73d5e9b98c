// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/restart_question.h"

#include "app/verify/tr.h"

#include <QMessageBox>
#include <QPushButton>

namespace liteboxd::verify {

void askForRestart(QWidget *window, QObject *context, std::function<void()> yes)
{
    auto *box = new QMessageBox(QMessageBox::Question, Tr::tr("Restart Cilium's agents"),
                                Tr::tr("Restart Cilium's agents on every node of this cluster?"), QMessageBox::Cancel,
                                window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(Tr::tr("A verification with probes runs first. Then the agents restart one after the other while "
                                   "probes look at a denied and an allowed connection. Policies in force hold; for a "
                                   "moment new ones do not take effect, and Hubble shows no flows. It takes a few minutes."));
    const QPushButton *agree = box->addButton(Tr::tr("Restart them"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(agree, &QPushButton::clicked, context, std::move(yes));
    box->open();
}

} // namespace liteboxd::verify
