// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/strips/strip.h"
#include "core/sandbox/internet/internet_run.h"

class QToolButton;

namespace liteboxd::sandboxes {

/// One line about a change of many sandboxes: how far it is, with a way to stop it; then what came of it, with a way
/// back. Hidden otherwise. GUI thread.
class BulkStrip : public shell::Strip
{
    Q_OBJECT

public:
    explicit BulkStrip(QWidget *parent = nullptr);

    void show(const sandbox::InternetRun &run);
    void dismiss() { hide(); }

Q_SIGNALS:
    void cancelled();
    void undone(const std::vector<liteboxd::sandbox::SandboxPtr> &sandboxes, liteboxd::sandbox::InternetWish wish);

private:
    void act();

    sandbox::InternetRun m_run;
    QToolButton *m_button;
    QToolButton *m_close;
};

} // namespace liteboxd::sandboxes
