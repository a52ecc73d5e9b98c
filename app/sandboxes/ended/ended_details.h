// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/tombstone.h"

#include <QFrame>

class QPlainTextEdit;
class QPushButton;

namespace liteboxd::shell {
class PlainLabel;
class PropertyList;
} // namespace liteboxd::shell

namespace liteboxd::sandboxes {

/// What is kept of one sandbox that ended: why, what it was, its last events and its last log lines. GUI thread.
class EndedDetails : public QFrame
{
    Q_OBJECT

public:
    explicit EndedDetails(QWidget *parent = nullptr);

    /// nullptr: none is selected.
    void show(const store::Tombstone *tombstone);

    QPushButton *again() const { return m_again; }
    QString events() const;
    QString log() const;

private:
    shell::PlainLabel *m_id;
    shell::PlainLabel *m_why;
    shell::PropertyList *m_facts;
    QPushButton *m_again;
    QPlainTextEdit *m_events;
    QPlainTextEdit *m_log;
};

} // namespace liteboxd::sandboxes
