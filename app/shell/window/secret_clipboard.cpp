// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/secret_clipboard.h"

#include <QClipboard>
#include <QMimeData>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

SecretClipboard::SecretClipboard(QClipboard &clipboard, std::chrono::milliseconds lifetime, QObject *parent)
    : QObject(parent)
    , m_clipboard(clipboard)
    , m_lifetime(lifetime)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    if (holdsSecret())
        m_clipboard.clear();
}

void SecretClipboard::put(const base::Secret &secret)
{
    auto *content = new QMimeData;
    content->setText(QString::fromStdString(secret.reveal()));
    // Known to Klipper, KeePassXC, CopyQ and others: do not keep this in a history.
    content->setData(u"x-kde-passwordManagerHint"_s, QByteArrayLiteral("secret"));
    m_clipboard.setMimeData(content);
    m_held = base::digest(secret.reveal());
    m_timer.start(m_lifetime);
}

bool SecretClipboard::holdsSecret() const
{
    return m_held && base::equal(*m_held, base::digest(m_clipboard.text().toStdString()));
}

void SecretClipboard::clear()
{
    if (holdsSecret())
        m_clipboard.clear();
    m_held.reset();
    Q_EMIT expired();
}

} // namespace liteboxd::shell
