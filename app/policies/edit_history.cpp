// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/edit_history.h"

#include "core/policy/policy_edit.h"
#include "core/store/store.h"

namespace liteboxd::policies {

namespace {

constexpr int mostShown = 20;

} // namespace

EditHistory::EditHistory(const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{}

void EditHistory::setStore(store::Store *store)
{
    m_store = store;
}

store::PolicyPlace EditHistory::placeOf(const policy::PolicySummary &policy) const
{
    return {m_cluster, policy.nameSpace, policy.kind, policy.name};
}

void EditHistory::keep(const policy::PolicySummary &before, const QJsonObject &after)
{
    if (!m_store)
        return;
    m_write =
        m_store->keepEdit({m_clock.wall(), placeOf(before), policy::editable(before.object), policy::editable(after)},
                          this, [this, before](const base::Result<std::monostate> &kept) {
                              if (kept)
                                  lookUp(before);
                          });
}

void EditHistory::lookUp(const policy::PolicySummary &policy)
{
    if (!m_store) {
        Q_EMIT found({});
        return;
    }
    m_question =
        m_store->edits(placeOf(policy), mostShown, this, [this](const base::Result<store::PolicyEditRecords> &edits) {
            Q_EMIT found(edits.value_or(store::PolicyEditRecords()));
        });
}

} // namespace liteboxd::policies
