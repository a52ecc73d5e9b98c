// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml/yaml_from_json.h"

#include "core/base/printable_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace liteboxd::yaml {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Texts that every reader of YAML 1.1 and 1.2 takes for texts without quotes.
bool isPlain(const QString &text)
{
    static const QRegularExpression plain(u"\\A[A-Za-z_/][A-Za-z0-9_./@+-]*(?: [A-Za-z0-9_./@+=,()-]+)*\\z"_s);
    static const QRegularExpression otherwise(
        u"\\A(?:y|n|yes|no|on|off|true|false|null|inf|nan|infinity|\\.inf|\\.nan)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return plain.match(text).hasMatch() && !otherwise.match(text).hasMatch();
}

/// Whether a literal block gives the text back as it is.
bool fitsBlock(const QString &text)
{
    if (!text.contains(u'\n') || text.startsWith(u' ') || text.startsWith(u'\n') || text.endsWith(u"\n\n"_s) ||
        text.trimmed().isEmpty())
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c == u'\n' || c == u'\t' || (c.isPrint() && c != QChar(0xFEFF)) || c.isSurrogate();
    });
}

/// JSON's quotes are YAML's double quotes, with escapes for what a terminal obeys or does not show.
QString quoted(const QString &text)
{
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    QString quotes;
    for (const char32_t character : QString::fromUtf8(json.mid(1, json.size() - 2)).toUcs4()) {
        if (!base::isControlOrFormat(character))
            quotes += QString::fromUcs4(&character, 1);
        else if (character <= 0xffff)
            quotes += u"\\u%1"_s.arg(static_cast<uint>(character), 4, 16, QChar(u'0'));
        else
            quotes += u"\\U%1"_s.arg(static_cast<uint>(character), 8, 16, QChar(u'0'));
    }
    return quotes;
}

class Writer
{
public:
    void document(const QJsonValue &value)
    {
        if (isBlock(value))
            block(value, 0);
        else
            m_text += scalar(value, 0) + u'\n';
    }

    const QString &text() const { return m_text; }

private:
    static bool isBlock(const QJsonValue &value)
    {
        return (value.isObject() && !value.toObject().isEmpty()) || (value.isArray() && !value.toArray().isEmpty());
    }

    static QString scalar(const QJsonValue &value, int depth)
    {
        if (value.isObject())
            return u"{}"_s;
        if (value.isArray())
            return u"[]"_s;
        if (value.isBool())
            return value.toBool() ? u"true"_s : u"false"_s;
        if (value.isDouble()) {
            const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
            return QString::fromLatin1(json.mid(1, json.size() - 2));
        }
        return value.isString() ? text(value.toString(), depth) : u"null"_s;
    }

    static QString text(const QString &text, int depth)
    {
        if (isPlain(text))
            return text;
        if (!fitsBlock(text))
            return quoted(text);
        const QString indent(2 * depth, u' ');
        QString block = text.endsWith(u'\n') ? u"|"_s : u"|-"_s;
        QStringList lines = text.split(u'\n');
        if (text.endsWith(u'\n'))
            lines.removeLast();
        for (const QString &line : std::as_const(lines))
            block += line.isEmpty() ? u"\n"_s : u'\n' + indent + line;
        return block;
    }

    void block(const QJsonValue &value, int depth)
    {
        if (value.isArray())
            return sequence(value.toArray(), depth);
        const QJsonObject members = value.toObject();
        for (auto member = members.begin(); member != members.end(); ++member) {
            begin(depth);
            m_text += isPlain(member.key()) ? member.key() : quoted(member.key());
            m_text += u':';
            entry(*member, depth);
        }
    }

    void sequence(const QJsonArray &items, int depth)
    {
        for (const QJsonValue &item : items) {
            begin(depth);
            m_text += u'-';
            if (!isBlock(item)) {
                entry(item, depth);
                continue;
            }
            m_text += u' ';
            m_continues = true;
            block(item, depth + 1);
        }
    }

    /// What stands behind "key:" or "-".
    void entry(const QJsonValue &value, int depth)
    {
        if (!isBlock(value)) {
            m_text += u' ' + scalar(value, depth + 1) + u'\n';
            return;
        }
        m_text += u'\n';
        block(value, depth + 1);
    }

    void begin(int depth)
    {
        if (!std::exchange(m_continues, false))
            m_text += QString(2 * depth, u' ');
    }

    QString m_text;
    bool m_continues = false; ///< behind the "- " of an item that is a block itself
};

} // namespace

QByteArray fromJson(const QJsonValue &value)
{
    Writer writer;
    writer.document(value);
    return writer.text().toUtf8();
}

} // namespace liteboxd::yaml
