// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/kept_tokens.h"

#include <QSettings>
#include <QStringList>
#include <QUrl>

namespace liteboxd::session {

namespace {

/// A key of its own whatever the uid holds: it comes from the cluster, and a slash would open a group.
QString settingsKey(const QString &clusterUid, const QString &nameSpace)
{
    const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    return QStringLiteral("keptTokens/") + encoded(clusterUid) + u'/' + encoded(nameSpace);
}

} // namespace

KeptTokens::KeptTokens(QSettings &settings)
    : m_settings(settings)
{}

std::vector<base::SandboxId> KeptTokens::ids(const QString &clusterUid, const QString &nameSpace) const
{
    std::vector<base::SandboxId> ids;
    const QStringList texts = m_settings.value(settingsKey(clusterUid, nameSpace)).toStringList();
    for (const QString &text : texts) {
        auto id = base::SandboxId::parse(text.toStdString());
        if (id)
            ids.push_back(std::move(*id));
    }
    return ids;
}

bool KeptTokens::contains(const QString &clusterUid, const QString &nameSpace, const base::SandboxId &id) const
{
    return m_settings.value(settingsKey(clusterUid, nameSpace))
        .toStringList()
        .contains(QString::fromStdString(id.text()));
}

void KeptTokens::add(const QString &clusterUid, const QString &nameSpace, const base::SandboxId &id)
{
    const QString key = settingsKey(clusterUid, nameSpace);
    QStringList texts = m_settings.value(key).toStringList();
    const QString text = QString::fromStdString(id.text());
    if (texts.contains(text))
        return;
    texts.append(text);
    m_settings.setValue(key, texts);
}

void KeptTokens::remove(const QString &clusterUid, const QString &nameSpace, const base::SandboxId &id)
{
    const QString key = settingsKey(clusterUid, nameSpace);
    QStringList texts = m_settings.value(key).toStringList();
    if (texts.removeAll(QString::fromStdString(id.text())) == 0)
        return;
    if (texts.isEmpty())
        m_settings.remove(key);
    else
        m_settings.setValue(key, texts);
}

} // namespace liteboxd::session
