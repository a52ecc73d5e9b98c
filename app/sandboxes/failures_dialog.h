// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_failure.h"

#include <QDialog>
#include <QStringList>

#include <vector>

class QTreeWidget;

namespace liteboxd::sandboxes {

/// Which of many sandboxes something did not come to, each with its reason; to be selected in the table, tried again,
/// or copied. Deletes itself when it is closed. GUI thread.
class FailuresDialog : public QDialog
{
    Q_OBJECT

public:
    /// `text` says what did not come to them.
    FailuresDialog(const QString &text, std::vector<sandbox::SandboxFailure> failures, QWidget *parent);

Q_SIGNALS:
    void selectWanted(const QStringList &ids);
    void againWanted(const std::vector<liteboxd::sandbox::SandboxPtr> &sandboxes);

private:
    void layOut(const QString &text);
    void copy() const;
    QStringList ids() const;

    const std::vector<sandbox::SandboxFailure> m_failures;
    QTreeWidget *m_list;
};

} // namespace liteboxd::sandboxes
