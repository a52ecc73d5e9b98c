// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/field_selector.h"

#include <QStringList>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSupported(const ResourceType &type, const QString &field)
{
    static const QStringList always{u"metadata.name"_s, u"metadata.namespace"_s};
    static const QStringList ofPods{u"status.phase"_s,
                                    u"status.podIP"_s,
                                    u"spec.nodeName"_s,
                                    u"spec.restartPolicy"_s,
                                    u"spec.serviceAccountName"_s,
                                    u"spec.schedulerName"_s};
    if (always.contains(field))
        return field == u"metadata.name"_s || type.namespaced;
    if (type.plural == u"events"_s && type.group.isEmpty())
        return field.startsWith(u"involvedObject."_s);
    if (type.plural == u"namespaces"_s)
        return field == u"status.phase"_s;
    return type.plural == u"pods"_s && ofPods.contains(field);
}

} // namespace

Outcome<FieldSelector> FieldSelector::parse(const ResourceType &type, const QString &text)
{
    FieldSelector selector;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype sign = part.indexOf(u'=');
        if (sign < 0)
            return refuse(badRequest(u"invalid selector: '%1'; can't understand '%2'"_s.arg(text, part)));
        const bool negated = sign > 0 && part[sign - 1] == u'!';
        const bool doubled = !negated && part.sliced(sign).startsWith(u"=="_s);
        const QString field = part.left(negated ? sign - 1 : sign);
        if (!isSupported(type, field))
            return refuse(badRequest(u"field label not supported: "_s + field));
        const qsizetype dot = field.indexOf(u'.');
        selector.m_terms.push_back({field.left(dot), field.mid(dot + 1), part.mid(sign + (doubled ? 2 : 1)), !negated});
    }
    return selector;
}

bool FieldSelector::matches(const QJsonObject &object) const
{
    for (const Term &term : m_terms) {
        const QString actual = object.value(term.section).toObject().value(term.field).toString();
        if ((actual == term.value) != term.equal)
            return false;
    }
    return true;
}

} // namespace liteboxd::demo
