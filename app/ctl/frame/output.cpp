// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/output.h"

#include "app/ctl/frame/error_json.h"
#include "app/ctl/frame/table_text.h"
#include "core/base/printable_text.h"
#include "core/yaml/yaml_from_json.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The same JSON, with escapes for what a terminal obeys or does not show: Qt writes out all but the controls of ASCII.
QByteArray printable(QByteArray json)
{
    const auto isPlain = [](char byte) { return static_cast<unsigned char>(byte) < 0x7f; };
    if (std::all_of(json.cbegin(), json.cend(), isPlain))
        return json;
    QString text;
    for (const char32_t character : QString::fromUtf8(json).toUcs4()) {
        const QString written = QString::fromUcs4(&character, 1);
        if (character < 0x7f || !base::isControlOrFormat(character)) {
            text += written;
            continue;
        }
        for (const QChar unit : written)
            text += u"\\u%1"_s.arg(unit.unicode(), 4, 16, QChar(u'0'));
    }
    return text.toUtf8();
}

QByteArray line(const QJsonObject &object)
{
    return printable(QJsonDocument(object).toJson(QJsonDocument::Compact)) + '\n';
}

} // namespace

QByteArray prettyJson(const QJsonObject &object)
{
    return printable(QJsonDocument(object).toJson(QJsonDocument::Indented).trimmed());
}

Output::Output(Format format, Sink sink)
    : m_format(format)
    , m_sink(std::move(sink))
{}

void Output::item(const Shape &shape, const QJsonObject &object)
{
    switch (m_format) {
    case Format::Json:
        return write(prettyJson(object) + '\n');
    case Format::JsonLines:
        return write(line(object));
    case Format::Yaml:
        return write(yaml::fromJson(object));
    case Format::Name:
    case Format::Table:
    case Format::Wide:
        return list(shape, {object});
    }
}

void Output::list(const Shape &shape, const QJsonArray &items, const QJsonObject &beside)
{
    QJsonObject whole = beside;
    whole.insert(u"items"_s, items);
    if (m_format == Format::Json)
        return write(prettyJson(whole) + '\n');
    if (m_format == Format::Yaml)
        return write(yaml::fromJson(whole));
    QByteArray text;
    std::vector<QStringList> rows{titles(shape)};
    for (const QJsonValue &item : items) {
        if (m_format == Format::JsonLines)
            text += line(item.toObject());
        else if (m_format == Format::Name)
            text += plainLine(shape.name(item.toObject())).toUtf8() + '\n';
        else
            row(shape, item.toObject(), rows);
    }
    if (m_format == Format::JsonLines && !beside.isEmpty())
        text += line(beside);
    const bool isTable = m_format == Format::Table || m_format == Format::Wide;
    write(isTable ? tableText(rows).toUtf8() : text);
}

void Output::next(const Shape &shape, const QJsonObject &object)
{
    switch (m_format) {
    case Format::Json:
    case Format::JsonLines:
        return write(line(object));
    case Format::Yaml:
        return write("---\n" + yaml::fromJson(object));
    case Format::Name:
        return write(plainLine(shape.name(object)).toUtf8() + '\n');
    case Format::Table:
    case Format::Wide:
        break;
    }
    std::vector<QStringList> rows;
    if (!std::exchange(m_hasTitles, true))
        rows.push_back(titles(shape));
    row(shape, object, rows);
    write(tableText(rows).toUtf8());
}

void Output::raw(QByteArrayView bytes)
{
    m_isOpen = m_isOpen && m_sink(bytes);
}

void Output::error(const base::Error &error)
{
    if (m_format != Format::Json && m_format != Format::JsonLines)
        return;
    const QJsonObject whole{{u"error"_s, errorJson(error)}};
    write(m_format == Format::Json ? prettyJson(whole) + '\n' : line(whole));
}

bool Output::shows(const Column &column) const
{
    return column.use == ColumnUse::Always || m_format == Format::Wide;
}

QStringList Output::titles(const Shape &shape) const
{
    QStringList titles;
    for (const Column &column : shape.columns) {
        if (shows(column))
            titles << QString::fromLatin1(column.title);
    }
    return titles;
}

void Output::row(const Shape &shape, const QJsonObject &object, std::vector<QStringList> &rows) const
{
    QStringList cells;
    for (const Column &column : shape.columns) {
        if (shows(column))
            cells << column.text(object);
    }
    rows.push_back(std::move(cells));
}

void Output::write(const QByteArray &text)
{
    raw(text);
}

} // namespace liteboxd::ctl
