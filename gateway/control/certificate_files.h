// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/io/tls_context.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace liteboxd::control {

/// Certificate and key of a server, read from two PEM files and again when these change. It looks at them by the clock:
/// a Secret in a pod is replaced by renaming a link some folders up, and network file systems tell nobody. A change is
/// taken over once two looks find the files the same, so that a pair is not read half written.
///
/// One thread.
class CertificateFiles : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds interval{2'000};

    /// Reads both. FileUnreadable or Malformed; the context is the file.
    static base::Result<std::unique_ptr<CertificateFiles>> load(std::string certificate, std::string key,
                                                                std::chrono::milliseconds lookEvery = interval);

    const std::shared_ptr<const io::TlsContext> &context() const { return m_context; }

    /// Reads both now; then changed() or failed().
    void reload();

Q_SIGNALS:
    void changed(std::shared_ptr<const liteboxd::io::TlsContext> context);
    /// What the files hold now cannot be used; what was read before still counts.
    void failed(const liteboxd::base::Error &error);

private:
    /// What tells that a file is another one, or was written to.
    using Signature = std::array<std::int64_t, 14>;

    CertificateFiles(std::string certificate, std::string key);
    base::Result<std::shared_ptr<const io::TlsContext>> read() const;
    Signature signature() const;
    void look();

    std::string m_certificate;
    std::string m_key;
    std::shared_ptr<const io::TlsContext> m_context;
    Signature m_seen{};
    bool m_isNew = false; ///< seen once, and not read yet
    QTimer m_timer;
};

} // namespace liteboxd::control
