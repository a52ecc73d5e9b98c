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

    /// Where the lines go; a log, unless told otherwise.
    enum class Place { Log, Terminal };
    void setPlace(Place place) { m_place = place; }
    Place place() const { return m_place; }

    /// A line that the next one replaces, on a terminal only; not with -q.
    void status(const std::string &text);

    /// Takes the line of status() away. Any other line does so too.
    void clearStatus();

    /// How far it is; not with -q.
    void progress(const std::string &text);

    /// What the user ought to know, though the command goes on; not with -q.
    void note(const std::string &text);

    /// Only with -v.
    void detail(const std::string &text);

    /// "error: SENTENCE", and what to do about it. Always.
    void error(const base::Error &error, const std::string &advice);

    /// Bytes as they are: what a command in a sandbox writes to its standard error.
    void raw(QByteArrayView bytes);

private:
    void line(const std::string &text);

    Loudness m_loudness;
    Sink m_sink;
    Place m_place = Place::Log;
    bool m_hasStatus = false;
};

} // namespace liteboxd::ctl
