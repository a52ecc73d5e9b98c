// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_record.h"
#include "core/flows/why.h"

#include <QScrollArea>

class QAction;
class QHBoxLayout;

namespace liteboxd::shell {
class Badge;
class PlainLabel;
class PropertyList;
} // namespace liteboxd::shell

namespace liteboxd::flows {

/// One flow: why it has its verdict, and all its fields. GUI thread.
class FlowDetails : public QScrollArea
{
    Q_OBJECT

public:
    explicit FlowDetails(QWidget *parent = nullptr);

    void show(const FlowRecord &record, const Why &why);
    void clear();

    /// A button below the reason.
    void addAction(QAction *action);

    QString whyText() const;

private:
    QWidget *m_content;
    shell::Badge *m_verdict;
    shell::PlainLabel *m_why;
    QHBoxLayout *m_buttons;
    shell::PropertyList *m_fields;
    shell::PlainLabel *m_hint;
};

} // namespace liteboxd::flows
