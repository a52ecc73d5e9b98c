// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sandbox_query.h"

#include "core/models/sandbox_words.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

using sandbox::InternetState;
using sandbox::Sandbox;
using sandbox::SandboxState;

namespace {

constexpr auto s_any = "any"_L1;

/// The words of a text; a quoted part may hold spaces, its quotes stay so that it is known as free text.
QStringList words(const QString &text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        if (c.isSpace() && !quoted) {
            if (!word.isEmpty())
                words << word;
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

QLatin1StringView keyword(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
        return "pending"_L1;
    case SandboxState::Running:
        return "running"_L1;
    case SandboxState::Succeeded:
        return "succeeded"_L1;
    case SandboxState::Failed:
        return "failed"_L1;
    case SandboxState::Terminating:
        return "terminating"_L1;
    case SandboxState::Unknown:
        break;
    }
    return "unknown"_L1;
}

QLatin1StringView keyword(InternetState state)
{
    switch (state) {
    case InternetState::Applying:
        return "applying"_L1;
    case InternetState::Removing:
        return "removing"_L1;
    case InternetState::Requested:
        return "requested"_L1;
    case InternetState::Unknown:
        return "unknown"_L1;
    case InternetState::On:
        return "on"_L1;
    case InternetState::Off:
    case InternetState::NotRequested:
        break;
    }
    return "off"_L1;
}

bool contains(const QString &text, const QString &part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

bool same(QLatin1StringView keyword, const QString &value)
{
    return keyword.compare(value, Qt::CaseInsensitive) == 0;
}

bool internetIs(const SandboxRow &row, const QString &value)
{
    const InternetState state = row.internet();
    if (same("on"_L1, value))
        return isWanted(state);
    if (same("off"_L1, value))
        return !row.sandbox->internetRequested && state != InternetState::Unknown;
    return same(keyword(state), value);
}

bool textHolds(const SandboxRow &row, const QString &part)
{
    const Sandbox &sandbox = *row.sandbox;
    return contains(QString::fromStdString(sandbox.id.text()), part) || contains(sandbox.podName, part) ||
           contains(sandbox.templateName, part) || contains(sandbox.nodeName, part) ||
           contains(text(sandbox.state), part) || contains(sandbox.reason, part);
}

bool holds(const SandboxRow &row, const QString &key, const QString &value)
{
    const Sandbox &sandbox = *row.sandbox;
    if (key.isEmpty())
        return textHolds(row, value);
    if (same(s_any, value))
        return true;
    if (key == "status"_L1)
        return same(keyword(sandbox.state), value);
    if (key == "internet"_L1)
        return internetIs(row, value);
    if (key == "template"_L1)
        return contains(sandbox.templateName, value);
    if (key == "node"_L1)
        return contains(sandbox.nodeName, value);
    if (key == "pod"_L1)
        return contains(sandbox.podName, value);
    if (key == "id"_L1)
        return QString::fromStdString(sandbox.id.text()).startsWith(value, Qt::CaseInsensitive);
    return std::any_of(sandbox.ports.begin(), sandbox.ports.end(), [&](const auto &port) {
        return QString::number(port.number) == value || port.name.compare(value, Qt::CaseInsensitive) == 0;
    });
}

SandboxQuery::Term term(QString word)
{
    SandboxQuery::Term term;
    if (word.size() > 1 && word.startsWith(u'-')) {
        term.negated = true;
        word.remove(0, 1);
    }
    const qsizetype colon = word.indexOf(u':');
    const QString key = word.left(std::max<qsizetype>(colon, 0)).toLower();
    if (colon > 0 && colon + 1 < word.size() && SandboxQuery::keys().contains(key)) {
        term.key = key;
        term.values = word.mid(colon + 1).remove(u'"').split(u',', Qt::SkipEmptyParts);
    } else {
        term.values = QStringList{word.remove(u'"')};
    }
    return term;
}

} // namespace

QString SandboxQuery::Term::text() const
{
    QString text = values.join(u',');
    const bool looksLikeMore = text.contains(u' ') || (key.isEmpty() && (text.contains(u':') || text.startsWith(u'-')));
    if (looksLikeMore)
        text = u'"' + text + u'"';
    if (!key.isEmpty())
        text = key + u':' + text;
    return negated ? u'-' + text : text;
}

SandboxQuery SandboxQuery::parse(const QString &text)
{
    SandboxQuery query;
    for (const QString &word : words(text)) {
        Term next = term(word);
        next.values.removeAll(QString());
        if (!next.values.isEmpty())
            query.m_terms.push_back(std::move(next));
    }
    return query;
}

QStringList SandboxQuery::keys()
{
    return {u"id"_s, u"internet"_s, u"node"_s, u"pod"_s, u"port"_s, u"status"_s, u"template"_s};
}

QStringList SandboxQuery::valuesOf(const QString &key)
{
    if (key == "status"_L1)
        return {u"running"_s, u"pending"_s, u"succeeded"_s, u"failed"_s, u"terminating"_s, u"unknown"_s, s_any};
    if (key == "internet"_L1)
        return {u"on"_s, u"off"_s, u"requested"_s, u"applying"_s, u"removing"_s, u"unknown"_s, s_any};
    return {};
}

bool SandboxQuery::matches(const SandboxRow &row) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) {
        const bool any = std::any_of(term.values.begin(), term.values.end(),
                                     [&](const QString &value) { return holds(row, term.key, value); });
        return any != term.negated;
    });
}

QString SandboxQuery::text() const
{
    QStringList words;
    for (const Term &term : m_terms)
        words << term.text();
    return words.join(u' ');
}

} // namespace liteboxd::models
