// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/endings/ending_collection.h"

#include "core/base/redaction.h"
#include "core/sandbox/labels.h"

#include <QPointer>

#include <algorithm>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds limit{3};
constexpr int mostLines = 200;
constexpr qsizetype longestLine = 4096;
constexpr qsizetype largestLog = 256 << 10;

/// What somebody else may read later: without the token, and without what looks like one.
QString withoutSecrets(const QByteArray &line, const base::Secret &token)
{
    std::string text = line.left(longestLine).toStdString();
    const std::string secret = token.isEmpty() ? std::string() : std::string(token.reveal());
    for (auto at = text.find(secret); !secret.empty() && at != std::string::npos; at = text.find(secret))
        text.replace(at, secret.size(), "[redacted]");
    return QString::fromUtf8(QByteArray::fromStdString(base::redact(text)));
}

QJsonObject withoutToken(QJsonObject pod)
{
    QJsonObject metadata = pod.value("metadata"_L1).toObject();
    QJsonObject notes = metadata.value("annotations"_L1).toObject();
    notes.remove(QLatin1StringView(annotations::accessToken.data(), static_cast<qsizetype>(annotations::accessToken.size())));
    metadata.insert(u"annotations"_s, notes);
    metadata.remove("managedFields"_L1);
    pod.insert(u"metadata"_s, metadata);
    return pod;
}

} // namespace

async::Request EndingCollection::start(kube::ApiClient &api, const Sandbox &sandbox, QObject *context,
                                       async::Callback<EndingEvidence> done)
{
    const async::Promise<EndingEvidence> promise(context, std::move(done));
    const QPointer<EndingCollection> collection(new EndingCollection(api, sandbox, promise));
    collection->askPod();
    collection->askEvents();
    collection->readLog();
    return promise.request([collection] { delete collection.data(); });
}

EndingCollection::EndingCollection(kube::ApiClient &api, const Sandbox &sandbox, async::Promise<EndingEvidence> promise)
    : m_api(api)
    , m_sandbox(sandbox)
    , m_promise(std::move(promise))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_open = 1;
        end();
    });
    m_limit.start(limit);
}

void EndingCollection::askPod()
{
    m_podRequest = m_api.get({kube::resources::pods(), m_sandbox.podNamespace.toStdString(),
                              m_sandbox.podName.toStdString()},
                             this, [this](const base::Result<QJsonObject> &pod) {
                                 if (pod && pod->value("metadata"_L1)["uid"_L1].toString() == m_sandbox.uid)
                                     m_evidence.pod = withoutToken(*pod);
                                 end();
                             });
}

void EndingCollection::askEvents()
{
    const kube::ListQuery query = podEvents(m_sandbox.podNamespace.toStdString(), m_sandbox.podName.toStdString(),
                                            m_sandbox.uid.toStdString());
    m_eventsRequest = m_api.list(query, this, [this](const base::Result<kube::ObjectList> &list) {
        if (list)
            m_evidence.events = podEventsFrom(list->items);
        end();
    });
}

void EndingCollection::readLog()
{
    kube::LogQuery query;
    query.nameSpace = m_sandbox.podNamespace.toStdString();
    query.pod = m_sandbox.podName.toStdString();
    query.tailLines = mostLines;
    m_log = std::make_unique<kube::LogStream>(m_api.transport(), query);
    connect(m_log.get(), &kube::LogStream::linesReceived, this, &EndingCollection::take);
    connect(m_log.get(), &kube::LogStream::finished, this, &EndingCollection::end);
    connect(m_log.get(), &kube::LogStream::failed, this, &EndingCollection::end);
    m_log->start();
}

void EndingCollection::take(const QList<QByteArray> &lines)
{
    for (const QByteArray &line : lines) {
        if (m_evidence.log.size() == mostLines || m_logSize > largestLog)
            return;
        m_evidence.log << withoutSecrets(line, m_sandbox.accessToken);
        m_logSize += m_evidence.log.last().size();
    }
}

/// One of the three is there, or cannot be had.
void EndingCollection::end()
{
    if (--m_open > 0 || std::exchange(m_hasEnded, true))
        return;
    m_promise.complete(std::move(m_evidence));
    deleteLater();
}

} // namespace liteboxd::sandbox
