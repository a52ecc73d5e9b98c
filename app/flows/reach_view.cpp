// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/reach_view.h"

#include "app/flows/tr.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/words/visible_text.h"
#include "core/models/time_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;
using policy::explain::Outcome;

namespace {

enum Column { Target, Computed, Decider, Seen, Last, ColumnCount };

QString nameOf(ReachTarget target)
{
    switch (target) {
    case ReachTarget::Node:
        return Tr::tr("Its node");
    case ReachTarget::Kubelet:
        return Tr::tr("Kubelet (10250)");
    case ReachTarget::ApiServer:
        return Tr::tr("API server");
    case ReachTarget::Metadata:
        return Tr::tr("Metadata (169.254.169.254)");
    case ReachTarget::Lan:
        return Tr::tr("Private addresses");
    case ReachTarget::Neighbour:
        return Tr::tr("Other sandboxes");
    case ReachTarget::Dns:
        return Tr::tr("The cluster's DNS");
    case ReachTarget::Internet:
        return Tr::tr("Internet");
    }
    return {};
}

QString computedText(const std::optional<policy::explain::Verdict> &verdict, PolicyReading reading)
{
    if (reading == PolicyReading::UnderWay)
        return Tr::tr("Not yet: the policies are being read");
    if (reading == PolicyReading::Failed)
        return Tr::tr("No: the policies could not be read");
    if (!verdict || verdict->outcome == Outcome::Unknown)
        return Tr::tr("Cannot be told");
    return verdict->outcome == Outcome::Allowed ? Tr::tr("Allowed") : Tr::tr("Denied");
}

QString deciderText(const std::optional<policy::explain::Verdict> &verdict)
{
    if (!verdict)
        return {};
    QStringList names;
    for (const auto &rule : verdict->decidedBy)
        names << QString::fromStdString(rule.policy.text());
    for (const auto &isolating : verdict->isolatedBy) {
        if (verdict->decidedBy.empty())
            names << QString::fromStdString(isolating.text());
    }
    names.removeDuplicates();
    return visibleText(names.join(u", "_s));
}

QString seenText(const ReachRow &row)
{
    if (row.passed + row.dropped == 0)
        return Tr::tr("Nothing seen");
    return Tr::tr("%1 passed, %2 dropped").arg(row.passed).arg(row.dropped);
}

} // namespace

ReachView::ReachView(QWidget *parent)
    : QWidget(parent)
    , m_sandbox(new ChoiceBox)
    , m_hint(new PlainLabel(tr("Computed from the policies of now, by an example of each place; seen since the console "
                               "watches.")))
    , m_list(new QTreeWidget)
{
    m_sandbox->setAccessibleName(tr("Sandbox"));
    m_sandbox->setMinimumContentsLength(12);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_list->setHeaderLabels({tr("Destination"), tr("Computed"), tr("Policy"), tr("Seen"), tr("Last")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setAccessibleName(tr("What the sandbox may reach, and what was seen"));
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::Small, metrics::Tiny, metrics::Small, metrics::Tiny);
    head->setSpacing(metrics::Medium);
    head->addWidget(m_sandbox);
    head->addWidget(m_hint, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(head);
    whole->addWidget(m_list, 1);
    connect(m_sandbox, &QComboBox::activated, this, &ReachView::chosen);
}

void ReachView::setSandboxes(QStringList ids)
{
    ids.sort();
    QStringList before;
    for (int at = 0; at < m_sandbox->count(); ++at)
        before << m_sandbox->itemText(at);
    if (ids == before)
        return;
    const QSignalBlocker blocker(m_sandbox);
    const QString current = sandboxId();
    m_sandbox->clear();
    m_sandbox->addItems(ids);
    m_sandbox->setCurrentIndex(std::max(0, static_cast<int>(ids.indexOf(current))));
}

void ReachView::choose(const QString &sandboxId)
{
    const int at = m_sandbox->findText(sandboxId);
    if (at < 0)
        return;
    m_sandbox->setCurrentIndex(at);
    Q_EMIT chosen();
}

QString ReachView::sandboxId() const
{
    return m_sandbox->currentText();
}

void ReachView::show(const std::vector<ReachRow> &rows, PolicyReading reading)
{
    const int at = m_list->currentIndex().row();
    m_list->clear();
    for (const ReachRow &row : rows) {
        auto *item = new QTreeWidgetItem(m_list);
        const bool isAllowed = row.computed && row.computed->outcome == Outcome::Allowed;
        const bool isDenied = row.computed && row.computed->outcome == Outcome::Denied;
        item->setText(Target, nameOf(row.target));
        item->setText(Computed, computedText(row.computed, reading));
        item->setIcon(Computed, isAllowed  ? icon(u"check"_s, ColorRole::Ok)
                                : isDenied ? icon(u"lock"_s, ColorRole::Danger)
                                           : icon(u"info"_s, ColorRole::Muted));
        item->setText(Decider, deciderText(row.computed));
        item->setText(Seen, row.differs ? tr("%1: differs from what was computed").arg(seenText(row)) : seenText(row));
        if (row.differs)
            item->setIcon(Seen, icon(u"warning"_s, ColorRole::Danger));
        if (row.passed + row.dropped > 0)
            item->setText(Last, models::timeText(row.last));
    }
    m_list->setCurrentItem(m_list->topLevelItem(at));
}

} // namespace liteboxd::flows
