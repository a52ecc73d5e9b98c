// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/access_rules.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::kube {

namespace {

bool lists(const std::vector<std::string> &words, const std::string &word)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string &each) { return each == "*" || each == word; });
}

/// Kubernetes, rbac/v1 ResourceMatches: "*" is everything, "*/status" that subresource of any resource.
bool listsResource(const std::vector<std::string> &resources, const AccessQuestion &question)
{
    if (question.subresource.empty())
        return lists(resources, question.resource);
    return lists(resources, question.resource + '/' + question.subresource) ||
           std::find(resources.begin(), resources.end(), "*/" + question.subresource) != resources.end();
}

std::vector<std::string> wordsOf(const QJsonObject &rule, const char *member)
{
    std::vector<std::string> out;
    for (const QJsonValue &word : rule[QLatin1String(member)].toArray())
        out.push_back(word.toString().toStdString());
    return out;
}

} // namespace

bool AccessRule::permits(const AccessQuestion &question) const
{
    return lists(verbs, question.verb) && lists(groups, question.group) && listsResource(resources, question) &&
           (names.empty() || std::find(names.begin(), names.end(), question.name) != names.end());
}

bool AccessRules::permits(const AccessQuestion &question) const
{
    return std::any_of(rules.begin(), rules.end(), [&](const AccessRule &rule) { return rule.permits(question); });
}

AccessRules AccessRules::read(const QJsonObject &status)
{
    AccessRules out;
    for (const QJsonValue &value : status[QStringLiteral("resourceRules")].toArray()) {
        const QJsonObject rule = value.toObject();
        out.rules.push_back({wordsOf(rule, "verbs"), wordsOf(rule, "apiGroups"), wordsOf(rule, "resources"),
                             wordsOf(rule, "resourceNames")});
    }
    out.isComplete = !status[QStringLiteral("incomplete")].toBool();
    return out;
}

} // namespace liteboxd::kube
