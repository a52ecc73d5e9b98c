// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/audit_trail.h"

#include "core/store/audit_kinds.h"
#include "core/store/os_user.h"

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds questionLimit{2};
constexpr std::chrono::seconds writeLimit{5};

const kube::Resource namespaces = kube::resources::namespaces();

} // namespace

AuditTrail::AuditTrail(store::Store &store, Messages &messages, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_messages(messages)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (!m_isWriting)
            return write(); // which cluster it was is not known
        m_messages.note("the audit trail could not be written in time");
        m_open = 0;
        finishIfDone();
    });
}

void AuditTrail::begin(Cluster &cluster, const char *kind, const QString &object, const QJsonObject &parameters)
{
    askWhichCluster(cluster);
    store::AuditRecord record;
    record.at = std::chrono::system_clock::now();
    record.through = u"ctl"_s;
    record.kind = QString::fromLatin1(kind);
    record.parameters = parameters;
    record.osUser = store::osUserName();
    record.user = QString::fromStdString(cluster.settings().userName);
    record.context = QString::fromStdString(cluster.settings().contextName);
    record.nameSpace = QString::fromStdString(cluster.nameSpace());
    record.object = object;
    m_deeds.push_back({record});
}

void AuditTrail::askWhichCluster(Cluster &cluster)
{
    if (m_isAsking || !m_clusterUid.isEmpty())
        return;
    m_isAsking = true;
    m_question = cluster.api().get({namespaces, {}, "kube-system"}, this, [this](const base::Result<QJsonObject> &system) {
        m_isAsking = false;
        if (system)
            m_clusterUid = system->value("metadata"_L1)["uid"_L1].toString();
        if (m_isClosed && !m_isWriting)
            write();
    });
}

AuditTrail::Deed *AuditTrail::find(const QString &object)
{
    const auto found = std::find_if(m_deeds.rbegin(), m_deeds.rend(), [&](const Deed &deed) {
        return deed.record.object == object && !deed.hasEnded;
    });
    return found == m_deeds.rend() ? nullptr : &*found;
}

void AuditTrail::done(const QString &object, const QJsonObject &more)
{
    Deed *const deed = find(object);
    if (deed == nullptr)
        return;
    deed->hasEnded = true;
    deed->record.outcome = QString::fromLatin1(store::outcomes::done);
    for (auto each = more.begin(); each != more.end(); ++each)
        deed->record.parameters.insert(each.key(), each.value());
}

void AuditTrail::failed(const QString &object, const base::Error &error)
{
    if (Deed *const deed = find(object))
        end(*deed, error);
}

void AuditTrail::end(Deed &deed, const base::Error &error)
{
    const bool isUnknown = error.effect == base::ErrorEffect::Unknown || error.code == base::ErrorCode::TimedOut;
    deed.hasEnded = true;
    deed.record.outcome = QString::fromLatin1(isUnknown ? store::outcomes::unknown : store::outcomes::failed);
    const std::string_view code = base::name(error.code);
    deed.record.errorCode = QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()));
    deed.record.errorText = QString::fromStdString(error.text());
}

void AuditTrail::close(bool isDone, const std::optional<base::Error> &error)
{
    m_isClosed = true;
    for (Deed &deed : m_deeds) {
        if (!deed.hasEnded && error)
            end(deed, *error);
        else if (!deed.hasEnded)
            deed.record.outcome = QString::fromLatin1(isDone ? store::outcomes::done : store::outcomes::unknown);
    }
    if (!m_isAsking)
        return write();
    m_limit.start(questionLimit);
}

void AuditTrail::bury(store::Tombstone tombstone)
{
    tombstone.recordedThrough = u"ctl"_s;
    m_tombstones.push_back(std::move(tombstone));
}

void AuditTrail::write()
{
    m_isWriting = true;
    m_question.cancel();
    m_open = m_deeds.size() + m_tombstones.size();
    m_limit.start(writeLimit);
    for (Deed &deed : m_deeds) {
        deed.record.clusterUid = m_clusterUid;
        m_writes.push_back(m_store.record(deed.record, this, [this](const base::Result<qint64> &number) {
            settle(number ? std::nullopt : std::optional(number.error()));
        }));
    }
    for (store::Tombstone &tombstone : m_tombstones) {
        tombstone.clusterUid = m_clusterUid;
        m_writes.push_back(m_store.bury(tombstone, this, [this](const base::Result<std::monostate> &buried) {
            settle(buried ? std::nullopt : std::optional(buried.error()));
        }));
    }
    QMetaObject::invokeMethod(this, &AuditTrail::finishIfDone, Qt::QueuedConnection);
}

void AuditTrail::settle(const std::optional<base::Error> &error)
{
    if (error && !std::exchange(m_hasComplained, true))
        m_messages.note("this is not in the audit trail: " + error->text());
    m_open -= m_open > 0 ? 1 : 0;
    finishIfDone();
}

void AuditTrail::finishIfDone()
{
    if (m_open > 0 || std::exchange(m_hasFinished, true))
        return;
    m_limit.stop();
    Q_EMIT written();
}

} // namespace liteboxd::ctl
