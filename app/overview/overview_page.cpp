// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overview/overview_page.h"

#include "app/overview/health_card.h"
#include "app/shell/charts/verdict_chart.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/widgets/row_opening.h"
#include "app/shell/words/visible_text.h"
#include "core/flows/flow_ends.h"
#include "core/flows/narrowing_words.h"
#include "core/models/sandbox_words.h"

#include <QHeaderView>
#include <QMap>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::overview {

using namespace shell;

namespace {

constexpr int s_pageRole = Qt::UserRole;
constexpr int s_filterRole = Qt::UserRole + 1;
constexpr std::size_t s_destinations = 12;
constexpr std::chrono::milliseconds s_soon(200);

QTreeWidget *list(const QStringList &header, const QString &name, QWidget *parent)
{
    auto *made = new QTreeWidget(parent);
    made->setHeaderLabels(header);
    made->setHeaderHidden(header.size() == 1);
    made->setRootIsDecorated(false);
    made->setUniformRowHeights(true);
    made->setFrameShape(QFrame::NoFrame);
    made->setItemDelegate(new RowDelegate(made));
    made->setAccessibleName(name);
    return made;
}

QVBoxLayout *titled(const QString &title, QWidget *content)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::Small);
    auto *label = new PlainLabel(title);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setBuddy(content);
    column->addWidget(label);
    column->addWidget(content, 1);
    return column;
}

/// Drops towards the same place.
QString filterOf(const flows::Flow &flow)
{
    const QStringList words{u"--verdict DROPPED"_s, flows::destinationWords(flow), flows::portWords(flow)};
    return words.join(u' ').simplified();
}

} // namespace

OverviewPage::OverviewPage(models::FlowFeed &feed, models::SandboxModel &sandboxes, QWidget *parent)
    : Page(u"overview"_s, tr("Overview"), u"overview"_s, parent)
    , m_feed(feed)
    , m_sandboxes(sandboxes)
    , m_concerns(list({tr("What needs you")}, tr("What needs you"), this))
    , m_destinations(list({tr("Destination"), tr("Sandboxes"), tr("Count")}, tr("Dropped most"), this))
    , m_chart(new VerdictChart(this))
    , m_states(new PlainLabel({}, this))
{
    layOut();
    m_soon.setSingleShot(true);
    m_soon.setInterval(s_soon);
    connect(&m_soon, &QTimer::timeout, this, &OverviewPage::fill);
    const auto fillSoon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&feed, &models::FlowFeed::counted, this, fillSoon);
    connect(&feed, &models::FlowFeed::stateChanged, this, fillSoon);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&sandboxes, change, this, fillSoon);
    connect(&sandboxes, &QAbstractItemModel::dataChanged, this, fillSoon);
    onRowOpened(m_concerns, [this](QTreeWidgetItem *item) { Q_EMIT pageWished(item->data(0, s_pageRole).toString()); });
    onRowOpened(m_destinations, [this](QTreeWidgetItem *item) {
        if (const QString filter = item->data(0, s_filterRole).toString(); !filter.isEmpty())
            Q_EMIT flowsWished(filter);
    });
}

void OverviewPage::layOut()
{
    auto *cards = new QHBoxLayout;
    cards->setSpacing(metrics::Medium);
    const QList<QPair<Part, QString>> parts{{Part::Cluster, tr("Cluster")},   {Part::Cilium, tr("Cilium")},
                                            {Part::Hubble, tr("Hubble")},     {Part::Gateway, tr("Gateway")},
                                            {Part::Policies, tr("Policies")}, {Part::Verification, tr("Verification")}};
    for (const auto &[part, name] : parts) {
        auto *card = new HealthCard(name, this);
        m_cards.insert(part, card);
        cards->addWidget(card);
        connect(card, &QAbstractButton::clicked, this, [this, card] {
            if (!card->health().page.isEmpty())
                Q_EMIT pageWished(card->health().page);
        });
    }
    m_destinations->header()->setStretchLastSection(false);
    m_destinations->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_states->setForegroundRole(QPalette::PlaceholderText);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(metrics::Large);
    lists->addLayout(titled(tr("What needs you"), m_concerns), 1);
    lists->addLayout(titled(tr("Dropped most"), m_destinations), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Large, metrics::Large, metrics::Large, metrics::Large);
    column->setSpacing(metrics::Large);
    column->addLayout(cards);
    column->addWidget(m_states);
    column->addLayout(titled(tr("Verdicts over time"), m_chart), 1);
    column->addLayout(lists, 2);
}

void OverviewPage::setHealth(Part part, const Health &health)
{
    m_cards.value(part)->set(health);
    fillConcerns();
}

Health OverviewPage::health(Part part) const
{
    return m_cards.value(part)->health();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    fill();
}

void OverviewPage::fill()
{
    fillConcerns();
    if (!isVisible())
        return;
    m_chart->show(m_feed.timeline(), std::chrono::seconds(10));
    fillDestinations();
    m_states->setText(statesText());
}

QString OverviewPage::statesText() const
{
    using State = sandbox::SandboxState;
    QMap<QString, int> states;
    for (const State state :
         {State::Pending, State::Running, State::Succeeded, State::Failed, State::Terminating, State::Unknown}) {
        if (const int count = m_sandboxes.count(state); count > 0)
            states.insert(models::text(state), count);
    }
    QStringList texts;
    for (auto state = states.cbegin(); state != states.cend(); ++state)
        texts << tr("%1: %2", "state of sandboxes: how many").arg(state.key()).arg(state.value());
    return tr("%n sandboxes", nullptr, m_sandboxes.rowCount()) +
           (texts.isEmpty() ? QString() : u"  ·  "_s + texts.join(u"  ·  "_s));
}

QList<OverviewPage::Concern> OverviewPage::findConcerns() const
{
    QList<Concern> found;
    const auto add = [&found](int count, const QString &text, const QString &page, ColorRole role) {
        if (count > 0)
            found.append({text, page, role});
    };
    const int loud = static_cast<int>(m_feed.watchdog().count(false));
    const int quiet = static_cast<int>(m_feed.watchdog().count(true));
    const int failed = m_sandboxes.count(sandbox::SandboxState::Failed);
    const int blocked = static_cast<int>(m_feed.blocked().count());
    add(loud, tr("%n findings about sandboxes that were not stopped", nullptr, loud), u"flows"_s, ColorRole::Danger);
    add(failed, tr("%n sandboxes have failed", nullptr, failed), u"sandboxes"_s, ColorRole::Danger);
    for (const HealthCard *card : m_cards) {
        const Health &health = card->health();
        if (health.role == ColorRole::Danger || health.role == ColorRole::Warning)
            add(1, card->accessibleName(), health.page, health.role);
    }
    add(quiet, tr("%n findings about sandboxes, all stopped by policy", nullptr, quiet), u"flows"_s,
        ColorRole::Warning);
    add(blocked, tr("%n blocked destinations wait for an answer", nullptr, blocked), u"flows"_s, ColorRole::Warning);
    return found;
}

/// Whether the page is seen or not: their number stands beside its name.
void OverviewPage::fillConcerns()
{
    const QList<Concern> found = findConcerns();
    if (found == m_shownConcerns)
        return;
    m_shownConcerns = found;
    setBadge(found.isEmpty() ? QString() : u"!%1"_s.arg(found.size()));
    const int chosen = m_concerns->currentIndex().row();
    m_concerns->clear();
    for (const Concern &each : found) {
        auto *item = new QTreeWidgetItem(m_concerns, {each.text});
        item->setIcon(0, icon(each.role == ColorRole::Danger ? u"error"_s : u"warning"_s, each.role));
        item->setData(0, s_pageRole, each.page);
    }
    if (found.isEmpty()) {
        auto *item = new QTreeWidgetItem(m_concerns, {tr("Nothing needs you")});
        item->setIcon(0, icon(u"check"_s, ColorRole::Ok));
    }
    m_concerns->setCurrentItem(m_concerns->topLevelItem(chosen));
}

void OverviewPage::fillDestinations()
{
    struct Total
    {
        std::uint64_t count = 0;
        QSet<QString> sandboxes;
        QString filter; ///< words that show its flows
    };
    QHash<QString, Total> totals;
    m_feed.digest().each([&totals](const flows::SeenFlow &seen) {
        const QString id = flows::sandboxOf(seen.flow);
        if (!seen.flow.isDrop() || id.isEmpty())
            return;
        Total &total = totals[flows::shownTarget(seen.flow.destination, seen.flow.protocol)];
        total.count += seen.count;
        total.sandboxes.insert(id);
        if (total.filter.isEmpty())
            total.filter = filterOf(seen.flow);
    });
    QList<QPair<std::uint64_t, QString>> order;
    for (auto total = totals.cbegin(); total != totals.cend(); ++total)
        order.append({total->count, total.key()});
    std::sort(order.begin(), order.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    const int chosen = m_destinations->currentIndex().row();
    m_destinations->clear();
    for (std::size_t at = 0; at < s_destinations && at < static_cast<std::size_t>(order.size()); ++at) {
        const auto &[count, target] = order[static_cast<qsizetype>(at)];
        const Total &total = totals[target];
        auto *item = new QTreeWidgetItem(m_destinations);
        item->setText(0, visibleText(target));
        item->setIcon(0, icon(u"lock"_s, ColorRole::Danger));
        item->setText(1,
                      total.sandboxes.size() == 1 ? *total.sandboxes.begin() : QString::number(total.sandboxes.size()));
        item->setText(2, QString::number(count));
        item->setData(0, s_filterRole, total.filter);
    }
    if (order.isEmpty()) {
        const bool isSeen = m_feed.isLive();
        auto *item = new QTreeWidgetItem(
            m_destinations, {isSeen ? tr("Nothing was dropped") : tr("Nothing is known: flows cannot be seen")});
        item->setIcon(0, isSeen ? icon(u"check"_s, ColorRole::Ok) : icon(u"info"_s, ColorRole::Muted));
        item->setFlags(Qt::ItemIsEnabled); // it leads nowhere
    }
    m_destinations->setCurrentItem(m_destinations->topLevelItem(chosen));
}

QList<QWidget *> OverviewPage::panes()
{
    return {m_concerns, m_destinations};
}

} // namespace liteboxd::overview
