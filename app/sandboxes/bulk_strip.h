// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/strips/strip.h"
#include "core/sandbox/internet/internet_switch.h"

class QToolButton;

namespace liteboxd::sandboxes {

/// One line about a change of many sandboxes: how far it is, with a way to stop it; then what came of it, with a way
/// back, and with one to those that failed. Hidden otherwise. GUI thread.
class BulkStrip : public shell::Strip
{
    Q_OBJECT

public:
    explicit BulkStrip(QWidget *parent = nullptr);

    /// Shows the runs of many from now on; `internet` ends what is cancelled.
    void follow(sandbox::InternetSwitch &internet);

    void show(const sandbox::InternetRun &run);
    void dismiss() { hide(); }

Q_SIGNALS:
    void cancelled();

    /// Back, those that were switched; or once more, those that failed.
    void switchWanted(const std::vector<liteboxd::sandbox::SandboxPtr> &sandboxes,
                      liteboxd::sandbox::InternetWish wish);
    void selectWanted(const QStringList &ids);

private:
    void act();
    void showFailures();

    sandbox::InternetRun m_run;
    QToolButton *m_button;
    QToolButton *m_failed;
    QToolButton *m_close;
};

} // namespace liteboxd::sandboxes
