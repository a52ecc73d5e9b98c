// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/watch_view.h"

#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/widgets/row_opening.h"
#include "app/shell/words/visible_text.h"
#include "core/models/flow_words.h"
#include "core/models/time_text.h"

#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

namespace {

constexpr std::size_t s_mostRows = 200;
constexpr int s_filterRole = Qt::UserRole;

QTreeWidget *list(const QStringList &header, const QString &name)
{
    auto *made = new QTreeWidget;
    made->setHeaderLabels(header);
    made->setRootIsDecorated(false);
    made->setUniformRowHeights(true);
    made->setFrameShape(QFrame::NoFrame);
    made->setItemDelegate(new RowDelegate(made));
    made->setAccessibleName(name);
    made->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    return made;
}

QStringList keyOf(const QTreeWidgetItem &item)
{
    return {item.text(0), item.text(1)};
}

/// Empty: none is.
QStringList chosen(const QTreeWidget &list)
{
    return list.currentItem() == nullptr ? QStringList() : keyOf(*list.currentItem());
}

void choose(QTreeWidget &list, const QStringList &key)
{
    for (int row = 0; row < list.topLevelItemCount(); ++row) {
        if (keyOf(*list.topLevelItem(row)) == key)
            return list.setCurrentItem(list.topLevelItem(row));
    }
    list.setCurrentItem(nullptr);
}

QString shareText(std::uint64_t part, std::uint64_t whole)
{
    const double share = whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return WatchView::tr("%1 %", "share").arg(QLocale().toString(share, 'f', 0));
}

} // namespace

WatchView::WatchView(QWidget *parent)
    : QWidget(parent)
    , m_findings(list({tr("What it looks like"), tr("Sandbox"), tr("Stopped"), tr("Count"), tr("Last"), tr("Evidence")},
                      tr("What the rules found")))
    , m_dns(list({tr("DNS: domain"), tr("Sandbox"), tr("Bytes in names"), tr("Names"), tr("Questions"), tr("Not found"),
                  tr("TXT"), tr("Refused"), tr("Last minute")},
                 tr("What DNS carries out")))
    , m_lock(new QPushButton(tr("Lock its DNS to its list"), this))
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_findings);
    splitter->addWidget(m_dns);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    m_dns->headerItem()->setToolTip(6, tr("Questions for TXT and the like, whose answers carry most"));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(metrics::Small, metrics::Small, metrics::Small, metrics::Small);
    buttons->addStretch(1);
    buttons->addWidget(m_lock);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(splitter, 1);
    whole->addLayout(buttons);
    connect(m_dns, &QTreeWidget::currentItemChanged, this, &WatchView::updateButton);
    connect(m_lock, &QPushButton::clicked, this, [this] {
        const QTreeWidgetItem *const item = m_dns->currentItem();
        if (item == nullptr)
            return;
        if (const QString id = item->text(1); hasList(id))
            Q_EMIT dnsLockWished(id);
        else
            Q_EMIT listWished(id);
    });
    updateButton();
    for (QTreeWidget *each : {m_findings, m_dns}) {
        onRowOpened(each,
                    [this](QTreeWidgetItem *item) { Q_EMIT filterWished(item->data(0, s_filterRole).toString()); });
    }
}

void WatchView::setHasList(std::function<bool(const QString &)> hasList)
{
    m_hasList = std::move(hasList);
}

bool WatchView::hasList(const QString &sandboxId) const
{
    return !m_hasList || m_hasList(sandboxId);
}

void WatchView::show(const std::vector<Suspicion> &suspicions, const std::vector<DnsUse> &dns)
{
    const QStringList finding = chosen(*m_findings);
    const QStringList use = chosen(*m_dns);
    m_findings->clear();
    for (std::size_t row = 0; row < suspicions.size() && row < s_mostRows; ++row) {
        const Suspicion &each = suspicions[row];
        auto *item = new QTreeWidgetItem(m_findings);
        item->setText(0, models::text(each));
        item->setIcon(0, icon(u"warning"_s, each.wasStopped ? ColorRole::Warning : ColorRole::Danger));
        item->setText(1, each.sandboxId);
        item->setText(2, each.wasStopped ? tr("Yes") : tr("No"));
        item->setText(3, QString::number(each.count));
        item->setText(4, models::timeText(each.last));
        item->setText(5, visibleText(each.evidence.join(u", "_s)));
        item->setData(0, s_filterRole, u"--from-sandbox "_s + each.sandboxId);
    }
    m_dns->clear();
    for (std::size_t row = 0; row < dns.size() && row < s_mostRows; ++row) {
        const DnsUse &each = dns[row];
        auto *item = new QTreeWidgetItem(m_dns);
        item->setText(0, visibleText(each.domain));
        if (each.looksLikeTunnel())
            item->setIcon(0, icon(u"warning"_s, ColorRole::Danger));
        item->setText(1, each.sandboxId);
        item->setText(2, QString::number(each.questions.labelBytes));
        item->setText(3, QString::number(each.uniqueNames));
        item->setText(4, QString::number(each.questions.count));
        item->setText(5, QString::number(each.notFound));
        item->setText(6, shareText(each.questions.forText, each.questions.count));
        item->setText(7, QString::number(each.refused));
        item->setText(8, QString::number(each.lastMinute));
        item->setData(0, s_filterRole, u"--sandbox %1 --protocol dns"_s.arg(each.sandboxId));
    }
    choose(*m_findings, finding);
    choose(*m_dns, use);
    updateButton();
}

void WatchView::updateButton()
{
    const QTreeWidgetItem *const item = m_dns->currentItem();
    m_lock->setEnabled(item != nullptr && !item->text(1).isEmpty());
    const bool canLock = item == nullptr || hasList(item->text(1));
    m_lock->setText(canLock ? tr("Lock its DNS to its list") : tr("Propose a list for it…"));
    m_lock->setToolTip(
        canLock ? tr("It may then ask for the names of its allowed domains only: DNS carries nothing out any more")
                : tr("It has no list of allowed domains that its DNS could be locked to"));
}

} // namespace liteboxd::flows
