// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/persistence/policy_snapshot.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOf(const QJsonObject &object)
{
    const QJsonValue metadata = object[u"metadata"];
    const QString space = metadata[u"namespace"].toString();
    const QString name = metadata[u"name"].toString();
    return u"%1 %2"_s.arg(object[u"kind"].toString(), space.isEmpty() ? name : space + u'/' + name);
}

QJsonObject contentOf(const QJsonObject &object)
{
    QJsonObject content = object;
    QJsonObject metadata = content[u"metadata"].toObject();
    for (const QString &counted : {u"resourceVersion"_s, u"generation"_s, u"managedFields"_s})
        metadata.remove(counted);
    content.insert(u"metadata"_s, metadata);
    content.remove(u"status"_s);
    return content;
}

/// What differs between two contents, by their top fields.
QStringList fieldsOf(const QJsonObject &before, const QJsonObject &later)
{
    QStringList fields;
    for (const QString &field : QStringList(before.keys() + later.keys())) {
        if (before.value(field) != later.value(field) && !fields.contains(field))
            fields << field;
    }
    return fields;
}

} // namespace

PolicySnapshot PolicySnapshot::of(const std::vector<QJsonObject> &objects)
{
    PolicySnapshot snapshot;
    for (const QJsonObject &object : objects)
        snapshot.m_contents[nameOf(object)] = contentOf(object);
    return snapshot;
}

QString PolicySnapshot::digest() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[name, content] : m_contents)
        hash.addData(QJsonDocument(content).toJson(QJsonDocument::Compact) + '\n');
    constexpr qsizetype digits = 16; // of 64: all of them would be taken for a token, and be replaced
    return u"SHA256:"_s + QString::fromLatin1(hash.result().toHex().first(digits));
}

QStringList PolicySnapshot::differencesTo(const PolicySnapshot &later) const
{
    QStringList lines;
    for (const auto &[name, content] : m_contents) {
        const auto found = later.m_contents.find(name);
        if (found == later.m_contents.end())
            lines << u"%1 is gone"_s.arg(name);
        else if (found->second[u"metadata"][u"uid"] != content[u"metadata"][u"uid"])
            lines << u"%1 was made anew"_s.arg(name);
        else if (found->second != content)
            lines << u"%1 was changed: %2"_s.arg(name, fieldsOf(content, found->second).join(u", "_s));
    }
    for (const auto &[name, content] : later.m_contents) {
        if (!m_contents.contains(name))
            lines << u"%1 is new"_s.arg(name);
    }
    return lines;
}

} // namespace liteboxd::verify
