// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/picture.h"

#include "app/sandboxes/sandbox_table.h"

#include <QPixmap>

namespace liteboxd::console {

using sandboxes::TableState;

namespace {

constexpr QSize s_size(1280, 800); ///< whatever the screen is
constexpr std::chrono::seconds s_timeout(20);
constexpr std::chrono::milliseconds s_settle(400); ///< for what the cluster is asked besides: its version, the gateway

} // namespace

Picture::Picture(Console &console, QString file, QObject *parent)
    : QObject(parent)
    , m_console(console)
    , m_file(std::move(file))
{
    console.window().resize(s_size);
    m_timeout.setSingleShot(true);
    m_timeout.start(s_timeout);
    m_settle.setSingleShot(true);
    m_settle.setInterval(s_settle);
    connect(&m_timeout, &QTimer::timeout, this, &Picture::take);
    connect(&m_settle, &QTimer::timeout, this, &Picture::take);
    connect(&console.sandboxes(), &sandboxes::SandboxesPage::stateChanged, this, &Picture::look);
    look();
}

void Picture::look()
{
    const TableState state = m_console.sandboxes().state();
    if (state == TableState::Rows || state == TableState::Empty || state == TableState::Forbidden) {
        if (!m_settle.isActive())
            m_settle.start();
    }
}

void Picture::take()
{
    m_settle.stop();
    m_timeout.stop();
    disconnect(&m_console.sandboxes(), nullptr, this, nullptr);
    sandboxes::SandboxTable *table = m_console.sandboxes().table();
    if (table->model()->rowCount() > 0)
        table->setCurrentIndex(table->model()->index(0, 0));
    const bool saved = m_console.window().grab().save(m_file, "PNG");
    const TableState state = m_console.sandboxes().state();
    Q_EMIT taken(saved && (state == TableState::Rows || state == TableState::Empty) ? 0 : 1);
}

} // namespace liteboxd::console
