// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/words/rbac_rule.h"

#include "app/shell/words/tr.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

/// As in a Role, and a single object as kubectl names it: "pods/proxy", "replicasets.apps", "namespaces/kube-system".
QString resourceText(const kube::AccessQuestion &question)
{
    std::string text = question.resource;
    if (!question.group.empty())
        text += '.' + question.group;
    for (const std::string &part : {question.subresource, question.name}) {
        if (!part.empty())
            text += '/' + part;
    }
    return QString::fromStdString(text);
}

} // namespace

QString ruleText(const std::vector<kube::AccessQuestion> &questions)
{
    QStringList verbs;
    for (const kube::AccessQuestion &question : questions)
        verbs << QString::fromStdString(question.verb);
    //: %1 are RBAC verbs ("get, patch"), %2 is a resource ("pods"); both stay as they are
    return Tr::tr("%1 on %2").arg(verbs.join(u", "_s), resourceText(questions.front()));
}

QString missingRule(const std::vector<kube::AccessQuestion> &denied)
{
    //: %1 is an RBAC rule ("patch on pods"), %2 a namespace
    return Tr::tr("Your account lacks the rule “%1” in namespace %2")
        .arg(ruleText(denied), QString::fromStdString(denied.front().nameSpace));
}

} // namespace liteboxd::shell
