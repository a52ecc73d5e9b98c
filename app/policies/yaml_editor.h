// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/lint/finding.h"
#include "core/policy/policy_edit.h"
#include "core/policy/policy_summary.h"
#include "core/store/policy_edit_record.h"

#include <QHash>
#include <QWidget>

class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTextEdit;

namespace liteboxd::policies {

/// A policy as text: what is wrong with it is marked in its line and said below, with what its rules really do; the
/// difference to what is in the cluster; and the wishes to have it judged, applied or put back. A text that was changed
/// is not replaced by what the cluster says meanwhile. GUI thread.
class YamlEditor : public QWidget
{
    Q_OBJECT

public:
    explicit YamlEditor(QWidget *parent = nullptr);

    /// What somebody changed stays until it is applied or reverted, while others are looked at, too.
    void show(const policy::PolicySummary &policy, const policy::lint::Findings &findings);

    /// Between remarks and buttons, so that these stay where they are when it comes and goes.
    void insertAboveButtons(QWidget *widget);

    bool isChanged() const;

    /// The policy that would be applied; nothing while nobody changed it, or it cannot be applied.
    std::optional<QJsonObject> wanted() const;

    /// What this console changed in it before, the newest first: each can be taken back into the text.
    void setPast(const store::PolicyEditRecords &edits);

    /// A request is under way: nothing else can be asked.
    void setBusy(bool busy);

    QPlainTextEdit *text() const { return m_text; }
    QListWidget *remarks() const { return m_remarks; }
    QTextEdit *difference() const { return m_difference; }
    QPushButton *judgeButton() const { return m_judge; }
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *revertButton() const { return m_revert; }
    QPushButton *differenceButton() const { return m_showDifference; }
    QPushButton *pastButton() const { return m_past; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Another text, or another policy: wanted() says what it asks for.
    void edited();

    /// The merge patch that makes the cluster's policy what the text says; the API server is to judge it only.
    void judgeWished(const QJsonObject &patch);
    void applyWished(const QJsonObject &patch);

private:
    /// What is not applied yet of a policy that is not shown.
    struct Draft
    {
        QString base;
        QString text;
    };

    void layOut();
    void read();
    void mark();
    void goTo(int line);
    void showDifference(bool shown);
    void restore(const QJsonObject &object);
    void revert();
    void updateButtons();

    policy::PolicySummary m_policy;
    policy::lint::Findings m_findings;
    QString m_original;             ///< the text of what is in the cluster
    QString m_base;                 ///< the same when the edit began
    QHash<QString, Draft> m_drafts; ///< by PolicyModel::keyOf()
    policy::PolicyEdit m_edit;
    bool m_isBusy = false;
    QPlainTextEdit *m_text;
    QTextEdit *m_difference;
    QStackedWidget *m_stack;
    QListWidget *m_remarks;
    QPushButton *m_showDifference;
    QPushButton *m_judge;
    QPushButton *m_apply;
    QPushButton *m_revert;
    QPushButton *m_past;
};

} // namespace liteboxd::policies
