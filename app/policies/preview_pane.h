// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/policies/edit_preview.h"

#include <QWidget>

class QTreeWidget;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::policies {

/// What an edited policy would change, in one sentence and a list: recorded flows that would newly drop or pass, and
/// verdicts. Hidden while nothing is edited. GUI thread.
class PreviewPane : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPane(QWidget *parent = nullptr);

    /// An answer is being computed; false: nothing is edited.
    void setWaiting(bool isWaiting);
    void present(const EditEffects &effects);
    void fail(const base::Error &error);

    shell::PlainLabel *words() const { return m_words; }
    QTreeWidget *rows() const { return m_rows; }

private:
    void addFlows(const QString &would, const std::vector<flows::Replay::Change> &changes);
    void addVerdicts(const std::vector<policy::VerdictChange> &changes);

    shell::PlainLabel *m_words;
    QTreeWidget *m_rows;
};

} // namespace liteboxd::policies
