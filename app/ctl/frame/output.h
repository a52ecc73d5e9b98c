// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/global_options.h"
#include "app/ctl/frame/shape.h"
#include "core/base/error.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace liteboxd::ctl {

/// What a command writes to standard output: its result and nothing else, in the format asked for. Every text in it is
/// somebody else's: tables show no control characters.
class Output
{
public:
    /// Takes bytes; standard output outside of tests. False if they cannot be written.
    using Sink = std::function<bool(QByteArrayView bytes)>;

    Output(Format format, Sink sink);

    Format format() const { return m_format; }

    /// For a command that has an --output of its own.
    void setFormat(Format format) { m_format = format; }

    /// One object.
    void item(const Shape &shape, const QJsonObject &object);

    /// A whole list: {"items": […]}, or a table. `beside` stands beside the items where the format is one object, and
    /// is a line of its own where each object is one.
    void list(const Shape &shape, const QJsonArray &items, const QJsonObject &beside = {});

    /// One of many objects that come one by one (--watch, --follow): a line of JSON, whatever the kind of JSON asked
    /// for; a YAML document; a row, the first with its titles.
    void next(const Shape &shape, const QJsonObject &object);

    /// Bytes as they are: logs, output of commands.
    void raw(QByteArrayView bytes);

    /// {"error": {"code", "message"}} where the format is JSON; else nothing.
    void error(const base::Error &error);

    /// Whether somebody still reads; the other end of a pipe may be gone.
    bool isOpen() const { return m_isOpen; }

private:
    void row(const Shape &shape, const QJsonObject &object, std::vector<QStringList> &rows) const;
    QStringList titles(const Shape &shape) const;
    bool shows(const Column &column) const;
    void write(const QByteArray &text);

    Format m_format;
    Sink m_sink;
    bool m_hasTitles = false;
    bool m_isOpen = true;
};

/// JSON without a line feed at its end, over several lines.
QByteArray prettyJson(const QJsonObject &object);

} // namespace liteboxd::ctl
