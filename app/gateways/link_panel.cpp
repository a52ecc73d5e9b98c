// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/link_panel.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "core/models/time_text.h"
#include "core/sandbox/browser_link.h"
#include "core/sandbox/link_revocation.h"
#include "gateway/install/link_use_reading.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace liteboxd::gateways {

using namespace Qt::Literals::StringLiterals;
using namespace shell;

namespace {

constexpr std::chrono::seconds s_interval{5};
constexpr std::chrono::milliseconds s_soon{500}; ///< changes of that time are one
constexpr int s_tableHeight = 130;
constexpr int s_nameRole = Qt::UserRole;

} // namespace

LinkPanel::LinkPanel(SessionGateway &host, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_table(new QTreeWidget(this))
    , m_hint(new PlainLabel({}, this))
    , m_revoke(new QPushButton(tr("Revoke"), this))
    , m_revokeAll(new QPushButton(tr("Revoke all of its sandbox"), this))
{
    layOut();
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, &LinkPanel::updateButtons);
    connect(m_revoke, &QPushButton::clicked, this, [this] { revoke(Which::This); });
    connect(m_revokeAll, &QPushButton::clicked, this, [this] { revoke(Which::AllOfItsSandbox); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(s_soon);
    connect(&m_soon, &QTimer::timeout, this, &LinkPanel::showLinks);
    m_timer.setInterval(s_interval);
    connect(&m_timer, &QTimer::timeout, this, &LinkPanel::ask);
    connect(&m_host, &SessionGateway::changed, this, &LinkPanel::follow);
    follow();
}

void LinkPanel::layOut()
{
    auto *heading = new PlainLabel(tr("Links into sandboxes"), this);
    heading->setFont(textFont(0, QFont::DemiBold));
    m_table->setHeaderLabels({tr("Sandbox"), tr("Port"), tr("Path"), tr("Methods"), tr("Until"), tr("Viewers now")});
    m_table->setRootIsDecorated(false);
    m_table->setAccessibleName(tr("Links into sandboxes"));
    m_table->setMinimumHeight(s_tableHeight);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::Large, 0, 0);
    column->setSpacing(metrics::Small);
    column->addWidget(heading);
    column->addWidget(m_table);
    column->addWidget(m_hint);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::Small);
    buttons->addWidget(m_revoke);
    buttons->addWidget(m_revokeAll);
    buttons->addStretch(1);
    column->addLayout(buttons);
    updateButtons();
}

void LinkPanel::updateButtons()
{
    const bool can = !m_table->selectedItems().isEmpty() && !m_change.isPending();
    m_revoke->setEnabled(can);
    m_revokeAll->setEnabled(can);
}

void LinkPanel::revoke(Which which)
{
    const QList<QTreeWidgetItem *> chosen = m_table->selectedItems();
    if (!m_session || chosen.isEmpty() || m_change.isPending())
        return;
    const QString id = chosen.first()->text(Sandbox);
    const QString name = chosen.first()->data(Sandbox, s_nameRole).toString();
    const auto sandboxId = base::SandboxId::parse(id.toStdString());
    if (!sandboxId)
        return;
    models::ActivityEntry entry{models::ActivityEntry::Kind::LinksRevoked};
    entry.sandboxId = id;
    m_change =
        sandbox::LinkRevocation::start(m_session->api(), m_session->settings().sandboxNamespace.toStdString(),
                                       *sandboxId, which == Which::This ? std::optional(name) : std::nullopt, this,
                                       [this, entry](const base::Result<sandbox::RevokedLinks> &gone) mutable {
                                           if (gone) {
                                               entry.subject = gone->names().join(u',');
                                           } else {
                                               entry.outcome = models::ActivityEntry::Outcome::Failed;
                                               entry.error = gone.error();
                                           }
                                           m_change = {};
                                           updateButtons();
                                           Q_EMIT happened(entry);
                                       });
    updateButtons();
}

void LinkPanel::follow()
{
    if (m_session == m_host.session())
        return;
    if (m_session)
        m_session->sandboxes().disconnect(this);
    m_session = m_host.session();
    m_step.cancel();
    m_change.cancel();
    m_uses.reset();
    if (m_session)
        connect(&m_session->sandboxes(), &sandbox::SandboxCache::changed, this, [this] {
            if (!m_soon.isActive())
                m_soon.start();
        });
    showLinks();
}

void LinkPanel::showLinks()
{
    QList<QStringList> rows;
    if (m_session) {
        for (const sandbox::SandboxPtr &each : m_session->sandboxes().values()) {
            if (each->links.isEmpty())
                continue;
            for (const sandbox::BrowserLink &link : sandbox::linksFrom(each->links)) {
                const bool isOver = link.until <= std::chrono::system_clock::now();
                rows.append({QString::fromStdString(each->id.text()), QString::number(link.port), link.path,
                             link.methods.isEmpty() ? tr("all") : link.methods.join(u", "_s),
                             isOver ? tr("expired") : models::timeText(link.until), viewersOf(link.name()),
                             link.name()});
            }
        }
    }
    if (rows != m_rows) {
        const QList<QTreeWidgetItem *> chosen = m_table->selectedItems();
        const QString name = chosen.isEmpty() ? QString() : chosen.first()->data(Sandbox, s_nameRole).toString();
        m_rows = rows;
        m_table->clear();
        for (const QStringList &row : std::as_const(m_rows)) {
            auto *const item = new QTreeWidgetItem(m_table, row.first(ColumnCount));
            item->setData(Sandbox, s_nameRole, row.last());
            item->setSelected(row.last() == name);
        }
        updateButtons();
    }
    m_hint->setVisible(m_uses && m_uses->answered < m_uses->asked);
    if (m_uses)
        m_hint->setText(tr("%1 of %2 gateways have said who uses them.").arg(m_uses->answered).arg(m_uses->asked));
    setVisible(m_table->topLevelItemCount() > 0);
}

QString LinkPanel::viewersOf(const QString &link) const
{
    return m_uses && m_uses->isKnown() ? QString::number(m_uses->of(link).viewers) : tr("not known");
}

void LinkPanel::ask()
{
    if (!m_session || m_step.isPending())
        return;
    m_step = install::LinkUseReading::start(m_session->api(), m_session->settings().sandboxNamespace.toStdString(),
                                            this, [this](const base::Result<install::LinkUses> &uses) {
                                                m_uses = uses ? std::optional(*uses) : std::nullopt;
                                                showLinks();
                                            });
}

void LinkPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    ask();
}

void LinkPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace liteboxd::gateways
