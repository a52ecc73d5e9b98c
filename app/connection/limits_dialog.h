// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/capability.h"

#include <QDialog>

namespace liteboxd::shell {
class CopyBlock;
class PlainLabel;
class PropertyList;
} // namespace liteboxd::shell

namespace liteboxd::connection {

/// What the account may not do, rule by rule, and the Roles that would permit it, to copy. Not modal; deletes itself
/// when closed. No larger than `parent`. GUI thread.
class LimitsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit LimitsDialog(QWidget *parent);

    void setLimits(const std::vector<session::Limit> &limits, const QString &nameSpace);

    shell::PropertyList *list() const { return m_list; }
    shell::CopyBlock *roles() const { return m_roles; }

private:
    shell::PlainLabel *m_intro;
    shell::PropertyList *m_list;
    shell::CopyBlock *m_roles;
};

} // namespace liteboxd::connection
