// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/kubeconfig_watch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <chrono>

namespace liteboxd::connection {

namespace {

/// Long enough for a file that is written in pieces.
constexpr std::chrono::milliseconds settleTime{200};
constexpr qint64 largestFile = 4 << 20;

} // namespace

KubeconfigWatch::KubeconfigWatch(QObject *parent)
    : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &KubeconfigWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_settle.isActive()) // a busy folder must not put it off without end
            m_settle.start();
    });
}

void KubeconfigWatch::setFiles(const QStringList &files)
{
    m_settle.stop();
    m_known.clear();
    for (const QString &file : files)
        m_known.insert(file, digestOf(file));
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    watchAll();
}

void KubeconfigWatch::look()
{
    watchAll(); // a file that was exchanged is no longer watched
    bool isOther = false;
    for (auto known = m_known.begin(); known != m_known.end(); ++known) {
        const QByteArray digest = digestOf(known.key());
        isOther = isOther || digest != known.value();
        known.value() = digest;
    }
    if (isOther)
        Q_EMIT changed();
}

/// The folders too: that is where a new file in place of an old one is seen.
void KubeconfigWatch::watchAll()
{
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
        const QFileInfo file(known.key());
        for (const QString &path : {file.filePath(), file.absolutePath()}) {
            if (QFileInfo::exists(path) && !m_watcher.files().contains(path) && !m_watcher.directories().contains(path))
                m_watcher.addPath(path);
        }
    }
}

QByteArray KubeconfigWatch::digestOf(const QString &file)
{
    QFile content(file);
    if (!content.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(content.read(largestFile), QCryptographicHash::Sha256);
}

} // namespace liteboxd::connection
