// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/creation_input.h"

#include "app/sandboxes/lifetime/tr.h"
#include "core/sandbox/templates/domain_pattern.h"
#include "core/sandbox/templates/template_spec.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

namespace {

/// Kubernetes: names of environment variables, before relaxed validation.
const QRegularExpression &variableName()
{
    static const QRegularExpression pattern(u"\\A[-._a-zA-Z][-._a-zA-Z0-9]*\\z"_s);
    return pattern;
}

QString checkQuantity(const QString &text, std::optional<QString> &wish, const QString &fault)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (!sandbox::isQuantity(trimmed))
        return fault;
    wish = trimmed;
    return {};
}

QString checkEnv(const QString &text, std::map<QString, QString> &wishes)
{
    for (const QString &line : text.split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype sign = line.indexOf(u'=');
        const QString name = line.left(sign).trimmed();
        if (sign < 0)
            return Tr::tr("Each line is NAME=VALUE; “%1” has no “=”.").arg(line.trimmed().left(40));
        if (!variableName().match(name).hasMatch())
            return Tr::tr("“%1” is no name of a variable: letters, digits and _ - . are, and no digit first.")
                .arg(name.left(40));
        wishes[name] = line.mid(sign + 1);
    }
    return {};
}

QString checkDomains(const QString &text, QStringList &wishes)
{
    static const QRegularExpression separators(u"[\\s,;]+"_s);
    for (const QString &word : text.split(separators, Qt::SkipEmptyParts)) {
        const auto domain = sandbox::DomainPattern::parse(word);
        if (!domain)
            return Tr::tr("“%1” is no domain: write names such as pypi.org or *.pythonhosted.org, without addresses, "
                          "ports and paths.")
                .arg(word.left(80));
        if (!wishes.contains(domain->text()))
            wishes << domain->text();
    }
    return {};
}

} // namespace

CheckedInput checked(const CreationInput &input)
{
    CheckedInput out;
    const QString image = input.image.trimmed();
    if (image.contains(QRegularExpression(u"\\s"_s)))
        out.image = Tr::tr("The name of an image has no spaces.");
    else if (!image.isEmpty())
        out.wishes.image = image;
    out.cpu = checkQuantity(input.cpu, out.wishes.cpu, Tr::tr("A CPU limit looks like 500m or 2."));
    out.memory = checkQuantity(input.memory, out.wishes.memory, Tr::tr("A memory limit looks like 512Mi or 1Gi."));
    out.wishes.ttl = input.ttl;
    out.env = checkEnv(input.env, out.wishes.env);
    out.wishes.hasDnsLock = input.dnsLock;
    out.wishes.hasEgressProxy = input.egressProxy;
    if (input.internet == CreationInput::Internet::AsTemplate)
        return out;
    const bool on = input.internet == CreationInput::Internet::On;
    out.wishes.network.allowInternetAccess = on;
    if (on) {
        QStringList domains;
        out.domains = checkDomains(input.domains, domains);
        out.wishes.network.allowedDomains = domains;
    }
    return out;
}

} // namespace liteboxd::sandboxes
