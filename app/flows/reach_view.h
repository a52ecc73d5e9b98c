// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/reach_matrix.h"
#include "core/flows/why.h"

#include <QStringList>
#include <QWidget>

class QTreeWidget;

namespace liteboxd::shell {
class ChoiceBox;
class PlainLabel;
} // namespace liteboxd::shell

namespace liteboxd::flows {

/// What one sandbox may reach by the policies, beside what was seen of it. GUI thread.
class ReachView : public QWidget
{
    Q_OBJECT

public:
    explicit ReachView(QWidget *parent = nullptr);

    /// Which sandboxes there are to choose from; the choice stays where it can.
    void setSandboxes(QStringList ids);

    void choose(const QString &sandboxId);
    QString sandboxId() const;

    /// `reading`: how far the policies are known that the rows were computed by.
    void show(const std::vector<ReachRow> &rows, PolicyReading reading);

    QTreeWidget *list() const { return m_list; }

Q_SIGNALS:
    void chosen();

private:
    shell::ChoiceBox *m_sandbox;
    shell::PlainLabel *m_hint;
    QTreeWidget *m_list;
};

} // namespace liteboxd::flows
