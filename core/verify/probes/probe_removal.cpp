// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probes/probe_removal.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QPointer>
#include <QSysInfo>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds pause(300);

} // namespace

ProbeSelection ProbeSelection::ofRun(const QString &runId)
{
    return {probeRunLabel + ('=' + runId.toStdString()), [](const QJsonObject &) { return true; }};
}

ProbeSelection ProbeSelection::all()
{
    return {probeRunLabel, [](const QJsonObject &) { return true; }};
}

ProbeSelection ProbeSelection::leftBehind(const QString &machine, std::chrono::system_clock::time_point now,
                                          std::function<bool(qint64)> isAlive)
{
    return {probeRunLabel, [machine, now, isAlive = std::move(isAlive)](const QJsonObject &pod) {
                const QJsonValue metadata = pod[u"metadata"];
                const QString maker =
                    metadata[u"annotations"][QString::fromLatin1(probeMakerAnnotation)].toString();
                const QString made = metadata[u"creationTimestamp"].toString();
                const auto born = std::chrono::milliseconds(
                    QDateTime::fromString(made, Qt::ISODate).toMSecsSinceEpoch());
                const std::chrono::seconds lifetime(
                    pod[u"spec"][u"activeDeadlineSeconds"].toInteger(probeLifetime.count()));
                const bool isOld = now.time_since_epoch() > born + lifetime;
                bool isNumber = false;
                const qint64 process = maker.section(u'/', 1).toLongLong(&isNumber);
                const bool isOurs = !machine.isEmpty() && maker.section(u'/', 0, 0) == machine && isNumber;
                return isOld || (isOurs && !isAlive(process));
            }};
}

async::Request ProbeRemoval::start(kube::ApiClient &api, std::vector<std::string> nameSpaces, ProbeSelection selection,
                                   QObject *context, async::Callback<int> done)
{
    const async::Promise<int> promise(context, std::move(done));
    const QPointer<ProbeRemoval> removal(
        new ProbeRemoval(api, std::move(nameSpaces), std::move(selection), promise, context));
    return promise.request([removal] { delete removal.data(); });
}

ProbeRemoval::ProbeRemoval(kube::ApiClient &api, std::vector<std::string> nameSpaces, ProbeSelection selection,
                           async::Promise<int> promise, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpaces(std::move(nameSpaces))
    , m_selection(std::move(selection))
    , m_promise(std::move(promise))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ProbeRemoval::look);
    look();
}

void ProbeRemoval::look()
{
    m_steps.clear();
    m_present = 0;
    m_open = m_nameSpaces.size();
    for (std::size_t place = 0; place < m_nameSpaces.size(); ++place) {
        m_steps.push_back(
            m_api.list({{kube::resources::pods(), m_nameSpaces[place]}, m_selection.selector}, this,
                       [this, place](const base::Result<kube::ObjectList> &found) { takeList(place, found); }));
    }
}

void ProbeRemoval::takeList(std::size_t place, const base::Result<kube::ObjectList> &found)
{
    const bool mayBeClosed = place > 0 && !found && found.error().code == base::ErrorCode::Forbidden;
    if (!found && !mayBeClosed)
        return end(base::fail(found.error()));
    for (const QJsonValue &value : found ? found->items : QJsonArray()) {
        const QJsonObject pod = value.toObject();
        if (!m_selection.matches(pod))
            continue;
        ++m_present;
        if (pod[u"metadata"][u"deletionTimestamp"].isUndefined())
            remove(m_nameSpaces[place], pod);
    }
    --m_open;
    settle();
}

void ProbeRemoval::remove(const std::string &nameSpace, const QJsonObject &pod)
{
    const QJsonValue metadata = pod[u"metadata"];
    ++m_open;
    m_steps.push_back(m_api.remove(
        {kube::resources::pods(), nameSpace, metadata[u"name"].toString().toStdString()},
        {.uid = metadata[u"uid"].toString().toStdString(), .gracePeriodSeconds = 0}, this,
        [this](const base::Result<QJsonObject> &gone) {
            const bool isGone = gone || gone.error().code == base::ErrorCode::NotFound ||
                                gone.error().code == base::ErrorCode::Conflict;
            if (!isGone)
                return end(base::fail(gone.error()));
            --m_open;
            settle();
        }));
}

void ProbeRemoval::settle()
{
    m_most = std::max(m_most, m_present);
    if (m_open > 0)
        return;
    if (m_present == 0)
        return end(m_most);
    m_again.start(pause);
}

void ProbeRemoval::end(base::Result<int> result)
{
    m_again.stop();
    m_promise.complete(std::move(result));
    deleteLater();
}

QString thisMachine()
{
    QByteArray id = QSysInfo::machineUniqueId();
    if (id.isEmpty()) // containers often have none
        id = QSysInfo::bootUniqueId();
    if (id.isEmpty())
        return {};
    const QByteArray whole = "liteboxd-verify\n" + id + '\n' + QByteArray::number(::getuid());
    return QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex().first(16));
}

bool isAlive(qint64 process)
{
    if (process <= 0)
        return false;
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

} // namespace liteboxd::verify
