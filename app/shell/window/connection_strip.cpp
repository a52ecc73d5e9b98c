// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/connection_strip.h"

#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/badge.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/icon_label.h"
#include "app/shell/words/visible_text.h"
#include "core/models/tool_tip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpressionValidator>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

constexpr int s_comboWidth = 190;
constexpr int s_icon = 18;

QToolButton *buttonFor(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize(QSize(s_icon, s_icon));
    return button;
}

IconLabel *caption(const QString &iconName, ChoiceBox *buddy, const QString &name, QWidget *parent)
{
    auto *label = new IconLabel(iconName, ColorRole::Muted, s_icon, parent);
    label->setToolTip(name);
    buddy->setAccessibleName(name);
    buddy->setToolTip(name);
    buddy->setMinimumWidth(s_comboWidth);
    buddy->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return label;
}

} // namespace

ConnectionStrip::ConnectionStrip(QAction *find, QAction *refresh, QWidget *parent)
    : QWidget(parent)
    , m_contexts(new ChoiceBox(this))
    , m_namespaces(new ChoiceBox(this))
    , m_production(new Badge(this))
    , m_demo(new Badge(this))
    , m_unverified(new Badge(this))
    , m_state(new Badge(this))
{
    setObjectName(u"connectionStrip"_s);
    m_namespaces->setEditable(true);
    m_namespaces->setInsertPolicy(QComboBox::NoInsert);
    static const QRegularExpression dnsLabel(u"[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"_s);
    m_namespaces->setValidator(new QRegularExpressionValidator(dnsLabel, m_namespaces));
    m_production->set(ColorRole::Danger, u"warning"_s, tr("Production"));
    m_production->setToolTip(tr("You marked this cluster as production."));
    m_production->hide();
    m_demo->set(ColorRole::Accent, u"flask"_s, tr("Demo cluster"));
    m_demo->setToolTip(tr("This cluster is simulated on this computer."));
    m_demo->hide();
    m_unverified->set(ColorRole::Danger, u"warning"_s, tr("Server not verified"));
    m_unverified->setToolTip(tr("The kubeconfig says insecure-skip-tls-verify: anybody on the way can read along."));
    m_unverified->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::Medium, metrics::Small, metrics::Medium, metrics::Small);
    row->setSpacing(metrics::Small);
    row->addWidget(caption(u"cluster"_s, m_contexts, tr("Context"), this));
    row->addWidget(m_contexts);
    row->addWidget(m_production);
    row->addSpacing(metrics::Small);
    row->addWidget(caption(u"namespace"_s, m_namespaces, tr("Namespace"), this));
    row->addWidget(m_namespaces);
    row->addStretch(1);
    row->addWidget(m_demo);
    row->addWidget(m_unverified);
    row->addWidget(m_state);
    row->addWidget(buttonFor(refresh, this));
    row->addWidget(buttonFor(find, this));

    connect(m_contexts, &QComboBox::activated, this, &ConnectionStrip::takeContext);
    connect(m_namespaces, &QComboBox::activated, this, &ConnectionStrip::takeNamespace);
    connect(m_namespaces->lineEdit(), &QLineEdit::returnPressed, this, &ConnectionStrip::takeNamespace);
    connect(m_namespaces, &ChoiceBox::left, this, [this] { m_namespaces->setCurrentText(m_namespace); });
}

void ConnectionStrip::setContexts(const QStringList &contexts, const QString &current)
{
    m_context = current;
    m_contexts->clear();
    for (const QString &context : contexts)
        m_contexts->addItem(visibleText(context), context); // it comes from a file that anybody may have written
    m_contexts->setCurrentIndex(static_cast<int>(contexts.indexOf(current)));
    m_contexts->setEnabled(!contexts.isEmpty());
    m_contexts->setPlaceholderText(contexts.isEmpty() ? tr("No context") : tr("Choose a context"));
}

void ConnectionStrip::setProductionContexts(const QStringList &contexts)
{
    for (int index = 0; index < m_contexts->count(); ++index) {
        const bool marked = contexts.contains(m_contexts->itemData(index).toString());
        m_contexts->setItemIcon(index, marked ? icon(u"warning"_s, ColorRole::Danger) : QIcon());
        m_contexts->setItemData(index, marked ? tr("Production") : QString(), Qt::ToolTipRole);
    }
    m_production->setVisible(contexts.contains(m_context));
}

void ConnectionStrip::setNamespaces(const QStringList &namespaces, const QString &current)
{
    m_namespace = current;
    m_namespaces->clear();
    m_namespaces->addItems(namespaces);
    m_namespaces->setCurrentText(current);
    m_namespaces->setEnabled(!current.isEmpty());
}

void ConnectionStrip::setLook(const ConnectionLook &look)
{
    m_state->set(look.role, look.iconName, look.text);
    m_state->setToolTip(models::plainToolTip(look.toolTip));
}

void ConnectionStrip::setDemo(bool demo)
{
    m_demo->setVisible(demo);
}

bool ConnectionStrip::isDemo() const
{
    return !m_demo->isHidden();
}

void ConnectionStrip::setUnverified(bool unverified)
{
    m_unverified->setVisible(unverified);
}

void ConnectionStrip::takeContext(int index)
{
    const QString chosen = m_contexts->itemData(index).toString();
    if (chosen != m_context)
        Q_EMIT contextChosen(chosen);
}

void ConnectionStrip::takeNamespace()
{
    const QString chosen = m_namespaces->currentText();
    if (chosen == m_namespace || !m_namespaces->lineEdit()->hasAcceptableInput())
        return;
    m_namespace = chosen;
    Q_EMIT namespaceChosen(chosen);
}

void ConnectionStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setPen(color(ColorRole::Border, palette()));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace liteboxd::shell
