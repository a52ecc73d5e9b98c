// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/edit_run.h"

#include <utility>

namespace liteboxd::sandboxes {

namespace {
constexpr std::size_t s_atATime = 8;
}

EditRun::EditRun(std::vector<sandbox::SandboxPtr> sandboxes, Edit edit, QObject *parent)
    : QObject(parent)
    , m_edit(std::move(edit))
    , m_total(static_cast<int>(sandboxes.size()))
    , m_waiting(sandboxes.begin(), sandboxes.end())
{}

void EditRun::start()
{
    goOn();
}

void EditRun::goOn()
{
    while (!m_waiting.empty() && m_open.size() < s_atATime) {
        const sandbox::SandboxPtr sandbox = std::move(m_waiting.front());
        m_waiting.pop_front();
        const int number = m_next++;
        m_open[number] = m_edit(*sandbox, this, [this, number, sandbox](const base::Result<sandbox::Sandbox> &done) {
            m_open.erase(number);
            if (!done)
                m_failures.push_back({sandbox, done.error()});
            goOn();
        });
    }
    if (m_open.empty())
        Q_EMIT finished();
}

} // namespace liteboxd::sandboxes
