// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"

#include <QDialog>

#include <chrono>
#include <vector>

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::sandboxes {

class TtlField;

/// Asks how long some sandboxes live from now on, and says when that is. Deletes itself when closed. GUI thread.
class TtlDialog : public QDialog
{
    Q_OBJECT

public:
    TtlDialog(const std::vector<sandbox::SandboxPtr> &sandboxes, sandbox::Sandbox::Time now, QWidget *parent = nullptr);

    TtlField *field() const { return m_field; }

Q_SIGNALS:
    void chosen(std::chrono::seconds length);

private:
    void say();

    const sandbox::Sandbox::Time m_now;
    const bool m_anyManaged;
    TtlField *m_field;
    shell::PlainLabel *m_consequence;
};

} // namespace liteboxd::sandboxes
