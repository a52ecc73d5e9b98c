// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/global_options.h"
#include "core/base/error.h"

#include <QByteArrayView>

#include <functional>
#include <string>

namespace liteboxd::ctl {

/// What a command says to people while it works: lines on standard error. Texts of the cluster are made harmless for
/// terminals.
class Messages
{
public:
    using Sink = std::function<void(QByteArrayView bytes)>;

    Messages(Loudness loudness, Sink sink);

    Loudness loudness() const { return m_loudness; }

    /// How far it is; not with -q.
    void progress(const std::string &text);

    /// What the user ought to know, though the command goes on; not with -q.
    void note(const std::string &text);

    /// Only with -v.
    void detail(const std::string &text);

    /// "error: SENTENCE", and what to do about it. Always.
    void error(const base::Error &error, const std::string &advice);

    /// Bytes as they are: what a command in a sandbox writes to its standard error.
    void raw(QByteArrayView bytes) { m_sink(bytes); }

private:
    void line(const std::string &text);

    Loudness m_loudness;
    Sink m_sink;
};

} // namespace liteboxd::ctl
