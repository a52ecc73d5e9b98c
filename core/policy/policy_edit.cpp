// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_edit.h"

#include "core/policy/explain/refusal.h"
#include "core/policy/objects/policy_reader.h"
#include "core/yaml/yaml_json.h"
#include "core/yaml/yaml_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace liteboxd::policy {

using namespace Qt::Literals::StringLiterals;

namespace {

using Weight = TextRemark::Weight;
using Subject = TextRemark::Subject;

std::string_view view(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

/// "spec.egress[0].to" as "spec", "egress", 0, "to"; a number stands for an item.
QStringList stepsOf(const QString &path)
{
    QString flat = path;
    flat.replace(u'[', u".#"_s).remove(u']');
    return flat.split(u'.', Qt::SkipEmptyParts);
}

/// The path that a sentence begins with or holds: "spec.egress[0].toCIDR: …".
QString pathIn(const QString &sentence)
{
    static const QRegularExpression path(u"\\b(?:spec|specs\\[\\d+\\]|metadata)(?:\\.[A-Za-z]+(?:\\[\\d+\\])*)*"_s);
    return path.match(sentence).captured();
}

/// The first line whose value is the one that a sentence quotes: "'99999' is no port"; 0 if none is.
int lineOfQuoted(const QByteArray &yaml, const QString &sentence)
{
    static const QRegularExpression quoted(u"'([^']+)'"_s);
    const QString value = quoted.match(sentence).captured(1);
    const QStringList lines = QString::fromUtf8(yaml).split(u'\n');
    const QRegularExpression scalar(u"(^|[\\s\\[,:-])[\"']?"_s + QRegularExpression::escape(value) +
                                    u"[\"']?\\s*($|[,\\]#])"_s);
    for (int at = 0; at < lines.size() && !value.isEmpty(); ++at) {
        if (scalar.match(lines[at]).hasMatch())
            return at + 1;
    }
    return 0;
}

class Remarks
{
public:
    explicit Remarks(const QByteArray &yaml)
        : m_yaml(yaml)
    {}

    void add(Weight weight, Subject subject, const QString &path, const QString &detail = {})
    {
        const int line = path.isEmpty() ? lineOfQuoted(m_yaml, detail) : lineOf(m_yaml, path);
        m_all.push_back({weight, line, subject, path, detail});
    }

    void addAt(int line, Subject subject, const QString &detail)
    {
        m_all.push_back({Weight::Fault, line, subject, {}, detail});
    }

    std::vector<TextRemark> take()
    {
        std::stable_sort(m_all.begin(), m_all.end(),
                         [](const TextRemark &one, const TextRemark &other) { return one.line < other.line; });
        return std::move(m_all);
    }

private:
    const QByteArray &m_yaml;
    std::vector<TextRemark> m_all;
};

template<class Policy>
void judge(const Policy &policy, Remarks &remarks)
{
    for (const std::string &field : policy.findings.unknownFields)
        remarks.add(Weight::Warning, Subject::UnknownField, QString::fromStdString(field));
    if (policy.findings.fault) {
        const QString fault = QString::fromStdString(*policy.findings.fault);
        return remarks.add(Weight::Fault, Subject::WrongType, pathIn(fault), fault);
    }
    if (const auto refused = explain::refusal(policy)) {
        const QString why = QString::fromStdString(*refused);
        remarks.add(Weight::Fault, Subject::RefusedPolicy, pathIn(why), why);
    }
}

void checkIdentity(const QJsonObject &object, const QJsonObject &original, Remarks &remarks)
{
    for (const QString &member : {u"apiVersion"_s, u"kind"_s}) {
        if (object[member] != original[member])
            remarks.add(Weight::Fault, Subject::FixedField, member);
    }
    for (const QString &member : {u"name"_s, u"namespace"_s}) {
        if (object[u"metadata"][member] != original[u"metadata"][member])
            remarks.add(Weight::Fault, Subject::OtherObject, u"metadata."_s + member);
    }
}

} // namespace

bool PolicyEdit::isApplicable() const
{
    return object && std::none_of(remarks.begin(), remarks.end(),
                                  [](const TextRemark &remark) { return remark.weight == Weight::Fault; });
}

PolicyEdit readEdit(const QByteArray &yaml, const QJsonObject &original)
{
    PolicyEdit edit;
    Remarks remarks(yaml);
    const auto value = yaml::jsonFromYaml(view(yaml));
    if (!value) {
        remarks.addAt(value.error().line, Subject::Syntax, QString::fromStdString(value.error().reason));
    } else if (!value->isObject()) {
        remarks.addAt(0, Subject::NoObject, {});
    } else {
        edit.object = value->toObject();
        checkIdentity(*edit.object, original, remarks);
        if ((*edit.object)[u"kind"].toString().startsWith(u"Cilium"_s))
            judge(objects::ciliumPolicyFromJson(*edit.object), remarks);
        else
            judge(objects::networkPolicyFromJson(*edit.object), remarks);
    }
    edit.remarks = remarks.take();
    return edit;
}

int lineOf(const QByteArray &yaml, const QString &path)
{
    const auto root = yaml::parse(view(yaml));
    if (!root || !root->IsDefined() || root->IsNull())
        return 0;
    YAML::Node node;
    node.reset(*root);
    int line = 0;
    for (const QString &step : stepsOf(path)) {
        if (node.IsSequence() && step.startsWith(u'#')) {
            const auto at = static_cast<std::size_t>(step.mid(1).toULongLong());
            if (at >= node.size())
                break;
            const YAML::Node next = node[at];
            node.reset(next);
            line = node.Mark().line + 1;
            continue;
        }
        if (!node.IsMap())
            break;
        bool isFound = false;
        for (const auto &member : node) {
            if (!member.first.IsScalar() || QString::fromStdString(member.first.Scalar()) != step)
                continue;
            line = member.first.Mark().line + 1;
            const YAML::Node next = member.second;
            node.reset(next);
            isFound = true;
            break;
        }
        if (!isFound)
            break;
    }
    return line;
}

QJsonObject editable(const QJsonObject &live)
{
    QJsonObject object = live;
    object.remove(u"status"_s);
    QJsonObject metadata = object[u"metadata"].toObject();
    for (const QString &member :
         {u"managedFields"_s, u"uid"_s, u"resourceVersion"_s, u"creationTimestamp"_s, u"generation"_s, u"selfLink"_s})
        metadata.remove(member);
    object.insert(u"metadata"_s, metadata);
    return object;
}

QJsonObject mergePatchBetween(const QJsonObject &before, const QJsonObject &after)
{
    QJsonObject patch;
    for (auto member = before.begin(); member != before.end(); ++member) {
        if (!after.contains(member.key()))
            patch.insert(member.key(), QJsonValue::Null);
    }
    for (auto member = after.begin(); member != after.end(); ++member) {
        const QJsonValue was = before.value(member.key());
        const QJsonValue is = member.value();
        if (was == is)
            continue;
        const bool isDeep = was.isObject() && is.isObject();
        patch.insert(member.key(), isDeep ? QJsonValue(mergePatchBetween(was.toObject(), is.toObject())) : is);
    }
    return patch;
}

} // namespace liteboxd::policy
