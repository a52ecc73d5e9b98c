// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/answer_list.h"

#include "app/policies/looks.h"
#include "app/policies/sandbox_questions.h"
#include "app/policies/words/policy_text.h"
#include "app/shell/looks/icons.h"
#include "app/shell/words/visible_text.h"
#include "core/models/policy_words.h"
#include "core/models/tool_tip.h"
#include "core/policy/cluster_reading.h"

#include <QHeaderView>

#include <algorithm>

namespace liteboxd::policies {

using namespace shell;

namespace {

constexpr int s_becauseRole = Qt::UserRole;

} // namespace

AnswerList::AnswerList(QWidget *parent)
    : QTreeWidget(parent)
{
    setHeaderLabels({tr("May it …"), tr("Verdict"), tr("Decided by")});
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("What this sandbox may do"));
    header()->setSectionResizeMode(Question, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(Verdict, QHeaderView::ResizeToContents);
}

void AnswerList::show(const policy::PolicyPicture &picture, std::size_t pod)
{
    const int chosen = indexOfTopLevelItem(currentItem());
    clear();
    const policy::objects::Pod &subject = picture.explainer->objects().pods[pod];
    for (const SandboxAnswer &each : answersFor(*picture.explainer, pod)) {
        const auto verdict = policy::doubted(each.verdict, picture.unread, subject.name.nameSpace);
        const Look shown = look(verdict.outcome);
        const QString because = visibleText(policyText(verdict.because));
        auto *row =
            new QTreeWidgetItem(this, {each.question, models::text(verdict.outcome), visibleText(deciders(verdict))});
        row->setIcon(Verdict, icon(shown.iconName, shown.role));
        row->setForeground(Verdict, color(shown.role, palette()));
        row->setData(Question, s_becauseRole, because);
        row->setToolTip(DecidedBy, models::plainToolTip(because));
    }
    setCurrentItem(topLevelItem(std::clamp(chosen, 0, std::max(0, topLevelItemCount() - 1))));
}

QString AnswerList::reason() const
{
    const QTreeWidgetItem *const row = currentItem();
    return row ? tr("%1.", "a sentence").arg(row->data(Question, s_becauseRole).toString()) : QString();
}

} // namespace liteboxd::policies
