// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/wire/http_exchange.h"

#include <QByteArray>

#include <memory>

namespace liteboxd::kube {

/// Reads the one HTTP/1.1 response that a connection carries. No I/O; bytes may come in any pieces. One thread at a
/// time.
class ResponseReader
{
public:
    ResponseReader();
    ~ResponseReader();

    /// What came; gives the bytes of the body that it holds, without chunk headers. ProtocolViolated if it is no HTTP
    /// response.
    base::Result<QByteArray> read(const QByteArray &bytes);

    /// No more bytes will come; ConnectionLost if that is in the middle of the response.
    base::Result<void> finish();

    /// The final response's head is whole; interim ones (1xx) are passed over.
    bool hasHead() const;
    HttpHead head() const;

    /// The body is whole. What comes behind it is ignored.
    bool isDone() const;

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    QByteArray m_rest; ///< bytes that the parser could not use yet: part of a line
};

} // namespace liteboxd::kube
