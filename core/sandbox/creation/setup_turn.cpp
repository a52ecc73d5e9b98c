// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/creation/setup_turn.h"

#include "core/base/ascii.h"
#include "core/base/random_bytes.h"
#include "core/sandbox/labels.h"
#include "core/sandbox/sandbox_decoder.h"

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOf(std::string_view annotation)
{
    return QString::fromLatin1(annotation.data(), static_cast<qsizetype>(annotation.size()));
}

kube::ResourcePath pathOf(const Sandbox &sandbox)
{
    return {kube::resources::pods(), sandbox.podNamespace.toStdString(), sandbox.podName.toStdString()};
}

} // namespace

SetupTurn::SetupTurn(kube::ApiClient &api, const Sandbox &sandbox, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_sandbox(sandbox)
    , m_self(QString::fromStdString(base::hex(base::randomBytes<8>())))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(beat);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_isOurs ? giveSign() : look(); });
}

void SetupTurn::look()
{
    m_step = m_api.get(pathOf(m_sandbox), this, [this](const base::Result<QJsonObject> &pod) {
        if (!pod)
            Q_EMIT failed(pod.error());
        else
            judge(*pod);
    });
}

void SetupTurn::judge(const QJsonObject &pod)
{
    const QJsonObject metadata = pod["metadata"_L1].toObject();
    const QJsonObject notes = metadata["annotations"_L1].toObject();
    if (notes[nameOf(annotations::prepared)] == u"true"_s) {
        const auto sandbox = decodeSandboxObject(pod);
        if (sandbox)
            Q_EMIT prepared(*sandbox);
        else
            Q_EMIT failed(sandbox.error());
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    const QString sign = notes[nameOf(annotations::preparing)].toString();
    if (sign != m_seen) {
        m_seen = sign;
        m_seenSince = now;
    }
    if (!sign.isEmpty() && now - m_seenSince < patience)
        m_pause.start();
    else
        take(metadata["resourceVersion"_L1].toString());
}

/// The version makes sure that nobody else has taken it since.
void SetupTurn::take(const QString &resourceVersion)
{
    const QJsonObject change = nextSign({{u"resourceVersion"_s, resourceVersion}});
    m_step =
        m_api.patch(pathOf(m_sandbox), kube::Patch::merge(change), {}, this, [this](base::Result<QJsonObject> taken) {
            if (!taken && taken.error().code == base::ErrorCode::Conflict)
                return m_pause.start();
            if (!taken) {
                Q_EMIT failed(taken.error());
                return;
            }
            m_isOurs = true;
            m_pause.start();
            Q_EMIT this->taken();
        });
}

/// One that is lost makes no difference, the next comes soon.
void SetupTurn::giveSign()
{
    m_step = m_api.patch(pathOf(m_sandbox), kube::Patch::merge(nextSign({})), {}, this,
                         [this](const base::Result<QJsonObject> &) { m_pause.start(); });
}

QJsonObject SetupTurn::nextSign(QJsonObject metadata)
{
    const QString sign = m_self + u'-' + QString::number(++m_signs);
    metadata.insert(u"uid"_s, m_sandbox.uid);
    metadata.insert(u"annotations"_s, QJsonObject{{nameOf(annotations::preparing), sign}});
    return {{u"metadata"_s, metadata}};
}

} // namespace liteboxd::sandbox
