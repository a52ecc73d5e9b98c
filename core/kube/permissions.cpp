// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/permissions.h"

#include <utility>

namespace liteboxd::kube {

Permissions::Permissions(ApiClient &client, std::string nameSpace, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_nameSpace(std::move(nameSpace))
{}

void Permissions::refresh()
{
    m_review = m_client.reviewRules(m_nameSpace, this, [this](base::Result<AccessRules> rules) {
        m_triedRules = true;
        if (rules) {
            m_rules = std::move(*rules);
            m_hasRules = true;
        }
        for (auto &[question, single] : m_singles)
            ask(question, single);
        Q_EMIT changed();
    });
}

Permissions::Answer Permissions::answer(const AccessQuestion &question)
{
    if (isOursToList(question) && m_hasRules) {
        if (m_rules.permits(question))
            return Answer::Allowed;
        if (m_rules.isComplete)
            return Answer::Denied;
    }
    if (isOursToList(question) && !m_triedRules)
        return Answer::Unknown; // the rules may tell
    const auto [known, isNew] = m_singles.try_emplace(question);
    if (isNew)
        ask(question, known->second);
    return known->second.answer;
}

bool Permissions::isOursToList(const AccessQuestion &question) const
{
    return !m_nameSpace.empty() && question.nameSpace == m_nameSpace;
}

void Permissions::ask(const AccessQuestion &question, Single &single)
{
    single.request = m_client.reviewAccess(question, this, [this, question](const base::Result<AccessAnswer> &answer) {
        if (!answer)
            return;
        const Answer heard = answer->allowed ? Answer::Allowed : Answer::Denied;
        if (std::exchange(m_singles[question].answer, heard) != heard)
            Q_EMIT changed();
    });
}

} // namespace liteboxd::kube
