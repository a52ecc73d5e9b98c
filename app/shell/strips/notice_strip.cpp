// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/strips/notice_strip.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {
constexpr std::chrono::seconds s_shown(8);
}

NoticeStrip::NoticeStrip(QWidget *parent)
    : Strip(ColorRole::Accent, u"check"_s, parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(s_shown);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void NoticeStrip::show(const QString &text)
{
    setText(text);
    setVisible(true);
    m_timer.start();
}

} // namespace liteboxd::shell
