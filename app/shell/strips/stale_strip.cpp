// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/strips/stale_strip.h"

#include "app/shell/words/sentences.h"
#include "core/models/duration_text.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

StaleStrip::StaleStrip(const base::Clock &clock, QAction *retry, QWidget *parent)
    : Strip(ColorRole::Warning, u"warning"_s, parent)
    , m_clock(clock)
{
    auto *button = new QToolButton(this);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setIcon(retry->icon());
    button->setText(tr("Retry now"));
    connect(button, &QToolButton::clicked, retry, &QAction::trigger);
    row()->addWidget(button, 0, Qt::AlignVCenter);
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &StaleStrip::count);
    hide();
}

void StaleStrip::show(std::optional<Time> since, std::optional<Time> retryAt, const QString &reason)
{
    m_since = since;
    m_retryAt = retryAt;
    m_reason = reason;
    count();
    m_timer.start();
    setVisible(true);
}

void StaleStrip::dismiss()
{
    m_timer.stop();
    hide();
}

void StaleStrip::count()
{
    using std::chrono::seconds;
    const Time now = m_clock.wall();
    const auto length = [](auto time) { return models::durationText(std::chrono::ceil<seconds>(time)); };
    const QString retry =
        m_retryAt && *m_retryAt > now ? tr("retry in %1").arg(length(*m_retryAt - now)) : tr("connecting again");
    const QString last = m_since ? tr("Last update %1 ago, %2.").arg(length(now - *m_since), retry)
                                 : tr("Not up to date, %1.").arg(retry);
    setText(joined({last, m_reason}));
}

} // namespace liteboxd::shell
