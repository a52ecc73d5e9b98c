// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/field_set.h"

#include <QJsonDocument>
#include <QJsonValue>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "f:image" as ".image", k:{"name":"main"} as [name="main"], v:"x" as [="x"].
QString spoken(const QString &element)
{
    const QString rest = element.mid(2);
    if (element.startsWith(u"f:"_s))
        return u'.' + rest;
    if (element.startsWith(u"v:"_s))
        return u"[="_s + rest + u']';
    const QJsonObject key = QJsonDocument::fromJson(rest.toUtf8()).object();
    QStringList terms;
    for (auto member = key.begin(); member != key.end(); ++member) {
        const QString value = member->isString() ? u'"' + member->toString() + u'"' : member->toVariant().toString();
        terms.append(member.key() + u'=' + value);
    }
    return u'[' + terms.join(u',') + u']';
}

} // namespace

FieldSet FieldSet::fromJson(const QJsonObject &fields)
{
    FieldSet set;
    for (auto member = fields.begin(); member != fields.end(); ++member) {
        if (member.key() == u"."_s)
            set.insert();
        else
            set.m_children[member.key()] = fromJson(member->toObject());
    }
    if (fields.isEmpty())
        set.insert();
    return set;
}

QJsonObject FieldSet::toJson() const
{
    QJsonObject json;
    for (const auto &[element, below] : m_children)
        json.insert(element, below.toJson());
    if (m_isMember && !m_children.empty())
        json.insert(u"."_s, QJsonObject());
    return json;
}

FieldSet FieldSet::united(const FieldSet &other) const
{
    FieldSet result = *this;
    result.m_isMember = m_isMember || other.m_isMember;
    for (const auto &[element, below] : other.m_children)
        result.m_children[element] = result.m_children[element].united(below);
    return result;
}

FieldSet FieldSet::subtracted(const FieldSet &other) const
{
    FieldSet result;
    result.m_isMember = m_isMember && !other.m_isMember;
    for (const auto &[element, below] : m_children) {
        const auto same = other.m_children.find(element);
        FieldSet rest = same == other.m_children.end() ? below : below.subtracted(same->second);
        if (!rest.isEmpty())
            result.m_children.emplace(element, std::move(rest));
    }
    return result;
}

FieldSet FieldSet::uncovered(const FieldSet &other) const
{
    FieldSet result;
    result.m_isMember = m_isMember && other.isEmpty();
    for (const auto &[element, below] : m_children) {
        const auto same = other.m_children.find(element);
        FieldSet rest = same == other.m_children.end() ? below : below.uncovered(same->second);
        if (!rest.isEmpty())
            result.m_children.emplace(element, std::move(rest));
    }
    return result;
}

FieldSet FieldSet::intersected(const FieldSet &other) const
{
    FieldSet result;
    result.m_isMember = m_isMember && other.m_isMember;
    for (const auto &[element, below] : m_children) {
        const auto same = other.m_children.find(element);
        FieldSet common = same == other.m_children.end() ? FieldSet() : below.intersected(same->second);
        if (!common.isEmpty())
            result.m_children.emplace(element, std::move(common));
    }
    return result;
}

QStringList FieldSet::paths() const
{
    QStringList out;
    collect({}, out);
    return out;
}

void FieldSet::collect(const QString &prefix, QStringList &out) const
{
    if (m_isMember && !prefix.isEmpty())
        out.append(prefix);
    for (const auto &[element, below] : m_children)
        below.collect(prefix + spoken(element), out);
}

} // namespace liteboxd::demo
