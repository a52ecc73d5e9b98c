// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_summary.h"

#include <QScrollArea>

class QTableWidget;
class QVBoxLayout;

namespace liteboxd::shell {
class PlainLabel;
class PropertyList;
} // namespace liteboxd::shell

namespace liteboxd::policies {

/// What a policy says: whom it selects, its rules in words, and its peers against its ports. Plain text only. GUI
/// thread.
class RulesView : public QScrollArea
{
    Q_OBJECT

public:
    explicit RulesView(QWidget *parent = nullptr);

    void show(const policy::PolicySummary &policy);

    /// Rows are peers, columns are ports; a cell says "Allowed" or "Denied", or nothing.
    QTableWidget *matrix() const { return m_matrix; }
    QString rulesText() const;

private:
    void showMatrix(const policy::PolicySummary &policy);

    shell::PropertyList *m_facts;
    shell::PlainLabel *m_notice;
    shell::PlainLabel *m_rules;
    shell::PlainLabel *m_matrixHeading;
    QTableWidget *m_matrix;
};

} // namespace liteboxd::policies
