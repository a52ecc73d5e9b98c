// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/internet_switch.h"

#include <algorithm>

namespace liteboxd::sandboxes {

using models::SandboxModel;
using sandbox::InternetReceipt;
using sandbox::InternetWish;

namespace {
constexpr std::size_t s_atOnce = 6;
}

InternetSwitch::InternetSwitch(sandbox::InternetAccess &access, SandboxModel &model, QObject *parent)
    : QObject(parent)
    , m_access(access)
    , m_model(model)
{}

InternetSwitch::~InternetSwitch()
{
    for (const Order &order : m_waiting)
        m_model.setPending(SandboxModel::keyOf(*order.sandbox), {});
    for (const auto &[id, request] : m_running)
        m_model.setPending(id, {});
}

void InternetSwitch::set(const std::vector<sandbox::SandboxPtr> &sandboxes, InternetWish wish)
{
    for (const sandbox::SandboxPtr &sandbox : sandboxes) {
        const QString id = SandboxModel::keyOf(*sandbox);
        std::erase_if(m_waiting, [&](const Order &order) { return SandboxModel::keyOf(*order.sandbox) == id; });
        m_waiting.push_back({sandbox, wish});
        m_model.setPending(id, wish);
    }
    sendNext();
}

void InternetSwitch::sendNext()
{
    const auto isFree = [this](const Order &order) { return !m_running.contains(SandboxModel::keyOf(*order.sandbox)); };
    while (m_running.size() < s_atOnce) {
        const auto next = std::find_if(m_waiting.begin(), m_waiting.end(), isFree);
        if (next == m_waiting.end())
            return;
        const Order order = *next;
        m_waiting.erase(next);
        const QString id = SandboxModel::keyOf(*order.sandbox);
        m_running[id] = m_access.set(
            *order.sandbox, order.wish, this,
            [this, id, wish = order.wish](const base::Result<InternetReceipt> &result) { finish(id, wish, result); });
    }
}

void InternetSwitch::finish(const QString &id, InternetWish wish, const base::Result<InternetReceipt> &result)
{
    m_running.erase(id);
    const bool askedAgain = std::any_of(m_waiting.begin(), m_waiting.end(),
                                        [&](const Order &order) { return SandboxModel::keyOf(*order.sandbox) == id; });
    if (!askedAgain)
        m_model.setPending(id, {});
    if (result)
        Q_EMIT changed(id, *result);
    else
        Q_EMIT failed(id, wish, result.error());
    sendNext();
}

} // namespace liteboxd::sandboxes
