// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/ended_list.h"

#include "core/sandbox/endings/ending_record.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

Shape endedShape()
{
    return {Shape::member("id"),
            {{"ID", Shape::member("id")},
             {"ENDED", Shape::member("endedAt")},
             {"CAUSE", Shape::member("cause")},
             {"REASON", Shape::member("reason")},
             {"EXIT CODE", Shape::member("exitCode")},
             {"TEMPLATE", Shape::member("template")},
             {"CREATED", Shape::member("createdAt"), ColumnUse::Wide},
             {"NODE", Shape::member("node"), ColumnUse::Wide},
             {"IMAGE", Shape::member("image"), ColumnUse::Wide},
             {"MESSAGE", Shape::member("message"), ColumnUse::Wide}}};
}

} // namespace

EndedList::EndedList(Invocation &invocation, sandbox::SandboxQuery query)
    : m_invocation(invocation)
    , m_query(std::move(query))
{}

void EndedList::start()
{
    Cluster *const cluster = m_invocation.cluster();
    if (cluster == nullptr)
        return;
    m_invocation.limitTime(std::chrono::seconds(30), "the tombstones");
    m_step = cluster->api().get({kube::resources::namespaces(), {}, "kube-system"}, this,
                                [this](const base::Result<QJsonObject> &system) {
                                    if (!system)
                                        m_invocation.messages().note(
                                            "these are of any cluster with this namespace, for this one does not say "
                                            "which it is: " +
                                            system.error().text());
                                    m_invocation.noteAnswer();
                                    ask(system ? system->value("metadata"_L1)["uid"_L1].toString() : QString());
                                });
}

void EndedList::ask(const QString &clusterUid)
{
    const store::TombstoneQuery query{.clusterUid = clusterUid,
                                      .nameSpace = QString::fromStdString(m_invocation.cluster()->nameSpace())};
    m_step = m_invocation.store().tombstones(query, this, [this](const base::Result<store::Tombstones> &found) {
        if (!found)
            return m_invocation.fail(found.error(), "");
        tell(*found);
    });
}

void EndedList::tell(const store::Tombstones &tombstones)
{
    QJsonArray items;
    for (const store::Tombstone &tombstone : tombstones) {
        const auto sandbox = sandbox::sandboxOf(tombstone);
        if (sandbox && m_query.matches(*sandbox, {.now = std::chrono::system_clock::now()}))
            items.append(tombstone.json());
    }
    m_invocation.output().list(endedShape(), items);
    m_invocation.finish();
}

} // namespace liteboxd::ctl
