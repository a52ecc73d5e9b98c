// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/welcome_view.h"

#include "app/shell/looks/color_roles.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/state_view.h"

#include <QAction>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

using namespace shell;

namespace {
constexpr int s_margin = 40;
}

WelcomeView::WelcomeView(QAction *browse, QAction *paste, QWidget *parent)
    : QWidget(parent)
    , m_view(new StateView(this))
{
    m_view->setIcon(u"drop"_s, ColorRole::Accent);
    m_view->setHeadline(tr("Connect to a cluster"));
    m_view->setText(tr("Drop a kubeconfig anywhere on this window, choose a file, or paste its text. "
                       "What kubectl would use, KUBECONFIG or ~/.kube/config, was not found."));
    m_view->setActions({browse, paste});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(s_margin + metrics::Huge, s_margin, s_margin + metrics::Huge, s_margin);
    column->addWidget(m_view);
}

void WelcomeView::setAfterFailure()
{
    m_view->setText(tr("Drop a kubeconfig anywhere on this window, choose a file, or paste its text."));
}

void WelcomeView::setHovered(bool hovered)
{
    m_hovered = hovered;
    update();
}

void WelcomeView::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(color(m_hovered ? ColorRole::Accent : ColorRole::Border, palette()), 2, Qt::CustomDashLine);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    painter.setBrush(m_hovered ? softColor(ColorRole::Accent, palette()) : palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(s_margin, s_margin, -s_margin, -s_margin), 2 * metrics::Radius,
                            2 * metrics::Radius);
}

} // namespace liteboxd::connection
