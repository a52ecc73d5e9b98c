// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_shape.h"

#include "app/policies/words/policy_text.h"

#include <QJsonArray>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;
using namespace policy;

namespace {

QString text(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonObject jsonOf(const explain::PolicyName &policy)
{
    return {{u"kind"_s, text(policy.kind)},
            {u"namespace"_s, text(policy.name.nameSpace)},
            {u"name"_s, text(policy.name.name)}};
}

QJsonArray jsonOf(const std::vector<explain::DecidingRule> &rules)
{
    QJsonArray items;
    for (const explain::DecidingRule &rule : rules) {
        QJsonObject item = jsonOf(rule.policy);
        item.insert(u"rule"_s, text(rule.rule));
        items.append(item);
    }
    return items;
}

/// "NetworkPolicy liteboxd/allow-dns spec.egress[0]" for each object of a list.
std::function<QString(const QJsonObject &)> policyNames(const QString &member)
{
    return [member](const QJsonObject &object) {
        QStringList names;
        for (const QJsonValue &each : object[member].toArray()) {
            const QString nameSpace = each[u"namespace"_s].toString();
            const QString place = nameSpace.isEmpty() ? QString() : nameSpace + u'/';
            names << (each[u"kind"_s].toString() + u' ' + place + each[u"name"_s].toString() + u' ' +
                      each[u"rule"_s].toString())
                         .trimmed();
        }
        return names.isEmpty() ? u"-"_s : names.join(u", "_s);
    };
}

/// A sentence of core/policy as people read it in a table; as JSON it stays English.
std::function<QString(const QJsonObject &)> sentence(const QString &member)
{
    return [member](const QJsonObject &object) { return policies::policyText(object[member].toString()); };
}

} // namespace

QJsonObject jsonOf(const explain::Verdict &verdict)
{
    QJsonArray isolating;
    for (const explain::PolicyName &policy : verdict.isolatedBy)
        isolating.append(jsonOf(policy));
    return {{u"verdict"_s, text(explain::nameOf(verdict.outcome))},
            {u"direction"_s, text(explain::nameOf(verdict.direction))},
            {u"decidedBy"_s, jsonOf(verdict.decidedBy)},
            {u"isolatedBy"_s, isolating},
            {u"because"_s, text(verdict.because)},
            {u"computed"_s, true}};
}

QJsonObject jsonOf(const explain::MatrixEntry &entry)
{
    return {{u"from"_s, text(entry.from)},
            {u"to"_s, text(entry.to)},
            {u"port"_s, text(entry.port.text())},
            {u"verdict"_s, text(explain::nameOf(entry.outcome))},
            {u"decidedBy"_s, jsonOf(entry.decidedBy)}};
}

QJsonObject jsonOf(const lint::Finding &finding)
{
    return {{u"severity"_s, text(lint::nameOf(finding.severity))},
            {u"policy"_s, jsonOf(finding.policy)},
            {u"path"_s, text(finding.path)},
            {u"rule"_s, text(finding.rule)},
            {u"message"_s, text(finding.message)},
            {u"fix"_s, text(finding.fix)}};
}

Shape verdictShape()
{
    return {Shape::member("verdict"),
            {{"VERDICT", Shape::member("verdict")},
             {"DIRECTION", Shape::member("direction")},
             {"DECIDED BY", policyNames(u"decidedBy"_s)},
             {"ISOLATED BY", policyNames(u"isolatedBy"_s), ColumnUse::Wide},
             {"ENGINE", Shape::member("engine"), ColumnUse::Wide},
             {"BECAUSE", sentence(u"because"_s)}}};
}

Shape matrixShape()
{
    return {Shape::member("from"),
            {{"FROM", Shape::member("from")},
             {"TO", Shape::member("to")},
             {"PORT", Shape::member("port")},
             {"VERDICT", Shape::member("verdict")},
             {"DECIDED BY", policyNames(u"decidedBy"_s), ColumnUse::Wide}}};
}

Shape findingShape()
{
    return {Shape::member("policy.name"),
            {{"SEVERITY", Shape::member("severity")},
             {"KIND", Shape::member("policy.kind"), ColumnUse::Wide},
             {"NAMESPACE", Shape::member("policy.namespace")},
             {"POLICY", Shape::member("policy.name")},
             {"PATH", Shape::member("path")},
             {"MESSAGE", sentence(u"message"_s)},
             {"FIX", sentence(u"fix"_s), ColumnUse::Wide}}};
}

} // namespace liteboxd::ctl
