// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/control/file_watch.h"
#include "gateway/io/tls_context.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <string>

namespace liteboxd::control {

/// Certificate and key of a server, read from two PEM files and again when these change (FileWatch). One thread.
class CertificateFiles : public QObject
{
    Q_OBJECT

public:
    /// Reads both. FileUnreadable or Malformed; the context is the file.
    static base::Result<std::unique_ptr<CertificateFiles>>
    load(std::string certificate, std::string key, std::chrono::milliseconds lookEvery = FileWatch::interval);

    const std::shared_ptr<const io::TlsContext> &context() const { return m_context; }

    /// Reads both now; then changed() or failed().
    void reload();

Q_SIGNALS:
    void changed(std::shared_ptr<const liteboxd::io::TlsContext> context);
    /// What the files hold now cannot be used; what was read before still counts.
    void failed(const liteboxd::base::Error &error);

private:
    CertificateFiles(std::string certificate, std::string key, std::chrono::milliseconds lookEvery);
    base::Result<std::shared_ptr<const io::TlsContext>> read() const;

    std::string m_certificate;
    std::string m_key;
    std::shared_ptr<const io::TlsContext> m_context;
    FileWatch m_watch;
};

} // namespace liteboxd::control
