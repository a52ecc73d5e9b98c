// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/missing_right.h"

#include <QRegularExpression>
#include <QStringList>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

/// Kubernetes, staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters: forbiddenMessage().
QString missingRight(const base::Error &refusal)
{
    static const QRegularExpression pattern(
        uR"re(cannot (\w+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?)re"_s);
    const QRegularExpressionMatch match = pattern.match(QString::fromStdString(refusal.text()));
    if (!match.hasMatch())
        return {};
    const QString subresource = match.captured(2).section(u'/', 1);
    QString right = match.captured(1) + u' ' + match.captured(2).section(u'/', 0, 0);
    if (!match.captured(3).isEmpty())
        right += u'.' + match.captured(3);
    if (!subresource.isEmpty())
        right += u" --subresource="_s + subresource;
    return right + (match.captured(4).isEmpty() ? u" --all-namespaces"_s : u" -n "_s + match.captured(4));
}

QString adviceFor(const std::vector<base::Error> &refusals)
{
    QStringList rights;
    for (const base::Error &refusal : refusals) {
        if (const QString right = missingRight(refusal); !right.isEmpty() && !rights.contains(right))
            rights << right;
    }
    if (rights.isEmpty())
        return u"Grant the account what login.permissions names"_s;
    return u"Grant the account (kubectl auth can-i) %1; login.permissions has the role to bind"_s.arg(
        rights.join(u", "_s));
}

} // namespace liteboxd::verify
