// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

class QClipboard;

namespace liteboxd::shell {

/// Puts secrets on the clipboard and takes them off again: marked as sensitive for clipboard managers that know the
/// mark, and cleared after `lifetime`, or when this object goes, if the clipboard still holds it. Keeps a digest only.
/// `clipboard` must outlive it. GUI thread.
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Lifetime = std::chrono::seconds(30);

    explicit SecretClipboard(QClipboard &clipboard, std::chrono::milliseconds lifetime = Lifetime,
                             QObject *parent = nullptr);
    ~SecretClipboard() override;

    void put(const base::Secret &secret);

    /// Whether the clipboard holds what was put there last.
    bool holdsSecret() const;

    std::chrono::milliseconds lifetime() const { return m_lifetime; }

Q_SIGNALS:
    /// The secret was taken off, or somebody else had put something else there.
    void expired();

private:
    void clear();

    QClipboard &m_clipboard;
    std::chrono::milliseconds m_lifetime;
    std::optional<base::TokenDigest> m_held;
    QTimer m_timer;
};

} // namespace liteboxd::shell
