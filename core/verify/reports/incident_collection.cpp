// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/reports/incident_collection.h"

#include "core/base/redaction.h"
#include "core/hubble/flow_collection.h"
#include "core/hubble/flow_json.h"
#include "core/sandbox/endings/ending_collection.h"
#include "core/sandbox/time_text.h"
#include "core/verify/questions.h"

#include <QJsonDocument>
#include <QPointer>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostVersions = 50;             ///< of one policy
constexpr std::chrono::hours flowWindow(24); ///< a node's ring holds less, as a rule
constexpr std::chrono::seconds flowWait(15);
constexpr qsizetype mostFlows = 5000;

/// As `hubble observe --input-file` reads them.
QByteArray redactedLines(const QList<flows::Flow> &flows)
{
    QByteArray lines;
    for (const flows::Flow &flow : flows)
        lines += QByteArray::fromStdString(base::redact(hubble::jsonpbLine(flow).toStdString()));
    return lines;
}

const std::vector<kube::Resource> &policyKinds()
{
    static const std::vector<kube::Resource> all{
        kube::resources::networkPolicies(),
        {"cilium.io", "v2", "ciliumnetworkpolicies", "CiliumNetworkPolicy"},
        {"cilium.io", "v2", "ciliumclusterwidenetworkpolicies", "CiliumClusterwideNetworkPolicy", false}};
    return all;
}

} // namespace

async::Request IncidentCollection::start(IncidentSources sources, const std::string &nameSpace,
                                         const base::SandboxId &id, QObject *context,
                                         async::Callback<IncidentEvidence> done)
{
    const async::Promise<IncidentEvidence> promise(context, std::move(done));
    const QPointer<IncidentCollection> running(
        new IncidentCollection(std::move(sources), nameSpace, id, promise, context));
    return promise.request([running] { delete running.data(); });
}

IncidentCollection::IncidentCollection(IncidentSources sources, std::string nameSpace, base::SandboxId id,
                                       async::Promise<IncidentEvidence> promise, QObject *parent)
    : QObject(parent)
    , m_api(sources.api)
    , m_store(sources.store)
    , m_flows(std::move(sources.flows))
    , m_server(std::move(sources.server))
    , m_nameSpace(std::move(nameSpace))
    , m_id(std::move(id))
    , m_promise(std::move(promise))
{
    findPod();
}

void IncidentCollection::findPod()
{
    m_step = sandbox::SandboxSearch::start(m_api, m_nameSpace, m_id, this,
                                           [this](const base::Result<sandbox::FoundSandbox> &found) {
                                               if (found)
                                                   return askPod(*found);
                                               miss(u"pod, events, log"_s, found.error());
                                               askPolicies();
                                           });
}

void IncidentCollection::askPod(const sandbox::FoundSandbox &found)
{
    m_evidence.isKnown = true;
    m_step = sandbox::EndingCollection::start(
        m_api, found.sandbox, this, [this](const base::Result<sandbox::EndingEvidence> &seen) {
            if (seen) {
                add(u"pod.json"_s, seen->pod);
                QJsonArray events;
                for (const sandbox::PodEvent &event : seen->events)
                    events.append(event.json());
                add(u"events.json"_s, events);
                const std::string log = base::redact(seen->log.join(u'\n').toStdString());
                m_evidence.files.push_back({u"log.txt"_s, QByteArray::fromStdString(log)});
            }
            askPolicies();
        });
}

void IncidentCollection::askPolicies()
{
    std::vector<Lists::Question> questions;
    for (const kube::Resource &kind : policyKinds())
        questions.push_back(listing(m_api, {{kind, kind.namespaced ? m_nameSpace : std::string()}}));
    m_step = Lists::start(questions, this, [this](const base::Result<Lists::Answers> &answers) {
        QJsonObject policies;
        for (std::size_t i = 0; answers && i < answers->size(); ++i) {
            const QString kind = QString::fromStdString(policyKinds()[i].kind);
            if (!(*answers)[i]) {
                miss(kind, (*answers)[i].error());
                continue;
            }
            policies.insert(kind, (*answers)[i]->items);
            for (const QJsonValue &policy : (*answers)[i]->items) {
                const QJsonValue metadata = policy[u"metadata"];
                m_places.push_back({m_server, metadata[u"namespace"].toString(), kind, metadata[u"name"].toString()});
            }
        }
        add(u"policies.json"_s, policies);
        askVersions();
    });
}

/// What this user's programs wrote into each of them, one after the other.
void IncidentCollection::askVersions()
{
    if (m_places.empty()) {
        add(u"policy-versions.json"_s, m_versions);
        return askFlows();
    }
    const store::PolicyPlace place = std::move(m_places.back());
    m_places.pop_back();
    m_step = m_store.edits(place, mostVersions, this, [this](const base::Result<store::PolicyEditRecords> &found) {
        for (const store::PolicyEditRecord &edit : found.value_or(store::PolicyEditRecords())) {
            m_versions.append(QJsonObject{{u"at"_s, sandbox::timeText(edit.at)},
                                          {u"kind"_s, edit.place.kind},
                                          {u"namespace"_s, edit.place.nameSpace},
                                          {u"name"_s, edit.place.name},
                                          {u"before"_s, edit.before},
                                          {u"after"_s, edit.after}});
        }
        if (!found) {
            miss(u"versions of policies"_s, found.error());
            m_places.clear();
        }
        askVersions();
    });
}

void IncidentCollection::askFlows()
{
    flows::EndFilter sandbox;
    sandbox.labels << u"k8s:sandbox-id="_s + QString::fromStdString(m_id.text());
    const flows::FlowQuery query =
        hubble::FlowCollection::eitherEnd(sandbox, std::chrono::system_clock::now() - flowWindow);
    m_step = hubble::FlowCollection::start(
        std::move(m_flows), query, {flowWait, mostFlows}, this, [this](const base::Result<QList<flows::Flow>> &flows) {
            if (flows)
                m_evidence.files.push_back({u"flows.jsonl"_s, redactedLines(*flows)});
            else
                miss(u"flows"_s, flows.error());
            askAudit();
        });
}

void IncidentCollection::askAudit()
{
    m_step = m_store.audit({}, this, [this](const base::Result<store::AuditRecords> &found) {
        QJsonArray deeds;
        for (const store::AuditRecord &record : found.value_or(store::AuditRecords())) {
            if (record.object == QString::fromStdString(m_id.text()))
                deeds.append(record.json());
        }
        if (!found)
            miss(u"audit"_s, found.error());
        m_evidence.isKnown = m_evidence.isKnown || !deeds.isEmpty();
        add(u"audit.json"_s, deeds);
        askTombstones();
    });
}

void IncidentCollection::askTombstones()
{
    store::TombstoneQuery query;
    query.nameSpace = QString::fromStdString(m_nameSpace);
    query.sandboxId = QString::fromStdString(m_id.text());
    m_step = m_store.tombstones(query, this, [this](const base::Result<store::Tombstones> &found) {
        QJsonArray stones;
        for (const store::Tombstone &tombstone : found.value_or(store::Tombstones()))
            stones.append(tombstone.json());
        if (!found)
            miss(u"tombstones"_s, found.error());
        m_evidence.isKnown = m_evidence.isKnown || !stones.isEmpty();
        add(u"tombstones.json"_s, stones);
        end();
    });
}

void IncidentCollection::add(const QString &name, const QJsonValue &content)
{
    const QJsonValue clean = redactedJson(content);
    const QJsonDocument document = clean.isArray() ? QJsonDocument(clean.toArray()) : QJsonDocument(clean.toObject());
    m_evidence.files.push_back({name, document.toJson()});
}

void IncidentCollection::miss(const QString &what, const base::Error &error)
{
    m_evidence.missing.append(
        QJsonObject{{u"what"_s, what}, {u"why"_s, QString::fromStdString(base::redact(error.text()))}});
}

void IncidentCollection::end()
{
    m_promise.complete(std::move(m_evidence));
    deleteLater();
}

} // namespace liteboxd::verify

#include "moc_incident_collection.cpp" // here, so that who needs none of this links none of it
