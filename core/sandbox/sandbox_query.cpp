// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_query.h"

#include "core/sandbox/state_keywords.h"
#include "core/sandbox/time_condition.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandbox {

namespace {

constexpr auto s_any = "any"_L1;
constexpr auto s_never = "never"_L1;
constexpr auto s_expired = "expired"_L1;

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

bool contains(const QString &text, const QString &part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

bool same(QLatin1StringView keyword, const QString &value)
{
    return keyword.compare(value, Qt::CaseInsensitive) == 0;
}

bool internetIs(const Sandbox &sandbox, const InternetObservation &observation, const QString &value)
{
    const InternetState state = internetState(sandbox.internetRequested, observation);
    if (same("on"_L1, value))
        return isWanted(state);
    if (same("off"_L1, value))
        return !sandbox.internetRequested && state != InternetState::Unknown;
    return same(keyword(state), value);
}

bool textHolds(const Sandbox &sandbox, const QueryContext &context, const QString &part)
{
    const auto stateWord = [&] {
        return context.stateWord ? context.stateWord(sandbox.state) : QString(keyword(sandbox.state));
    };
    return contains(QString::fromStdString(sandbox.id.text()), part) || contains(sandbox.podName, part) ||
           contains(sandbox.templateName, part) || contains(sandbox.nodeName, part) || contains(stateWord(), part) ||
           contains(sandbox.reason, part);
}

bool expires(const Sandbox &sandbox, Sandbox::Time now, const QString &value)
{
    const auto end = sandbox.expiresAt();
    if (same(s_never, value))
        return !end;
    if (!end)
        return false;
    if (same(s_expired, value))
        return *end <= now;
    const auto condition = TimeCondition::parse(value);
    return condition && *end > now && condition->holds(*end - now);
}

bool hasPort(const Sandbox &sandbox, const QString &value)
{
    return std::any_of(sandbox.ports.begin(), sandbox.ports.end(), [&](const ContainerPort &port) {
        return QString::number(port.number) == value || port.name.compare(value, Qt::CaseInsensitive) == 0;
    });
}

/// A part of the template's name, or "NAME@VERSION".
bool isOfTemplate(const Sandbox &sandbox, const QString &value)
{
    const qsizetype at = value.lastIndexOf(u'@');
    bool isNumber = false;
    const int version = at > 0 ? value.sliced(at + 1).toInt(&isNumber) : 0;
    if (!isNumber)
        return contains(sandbox.templateName, value);
    return sandbox.templateVersion == version && sandbox.templateName.compare(value.left(at), Qt::CaseInsensitive) == 0;
}

bool holds(const Sandbox &sandbox, const QueryContext &context, const QString &key, const QString &value)
{
    if (key.isEmpty())
        return textHolds(sandbox, context, value);
    if (same(s_any, value))
        return true;
    if (key == "status"_L1)
        return same(keyword(sandbox.state), value);
    if (key == "internet"_L1)
        return internetIs(sandbox, context.observation, value);
    if (key == "template"_L1)
        return isOfTemplate(sandbox, value);
    if (key == "node"_L1)
        return contains(sandbox.nodeName, value);
    if (key == "pod"_L1)
        return contains(sandbox.podName, value);
    if (key == "id"_L1)
        return QString::fromStdString(sandbox.id.text()).startsWith(value, Qt::CaseInsensitive);
    if (key == "expires"_L1)
        return expires(sandbox, context.now, value);
    if (key == "age"_L1) {
        const auto condition = TimeCondition::parse(value);
        return condition && condition->holds(context.now - sandbox.createdAt);
    }
    return hasPort(sandbox, value);
}

SandboxQuery::Term term(QString word)
{
    SandboxQuery::Term term;
    if (word.size() > 1 && word.startsWith(u'-')) {
        term.negated = true;
        word.remove(0, 1);
    }
    const qsizetype colon = word.indexOf(u':');
    QString key = word.left(std::max<qsizetype>(colon, 0)).toLower();
    if (key == "state"_L1)
        key = u"status"_s; // what JSON calls it
    if (colon > 0 && colon + 1 < word.size() && SandboxQuery::keys().contains(key)) {
        term.key = key;
        term.values = word.mid(colon + 1).remove(u'"').split(u',', Qt::SkipEmptyParts);
    } else {
        term.values = QStringList{word.remove(u'"')};
    }
    return term;
}

/// RFC 6335 5.1, which Kubernetes takes for port names; a number that is no port is no name either.
bool isPort(const QString &value)
{
    bool isNumber = false;
    const uint number = value.toUInt(&isNumber);
    if (isNumber)
        return number >= 1 && number <= 65535;
    return value.size() <= 15 && std::all_of(value.begin(), value.end(), [](QChar c) {
               return c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber());
           });
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

QStringList SandboxQuery::Term::wrongValues() const
{
    QStringList wrong;
    for (const QString &value : values) {
        if (!key.isEmpty() && !isPossible(key, value))
            wrong << value;
    }
    return wrong;
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
    return {u"age"_s, u"expires"_s, u"id"_s, u"internet"_s, u"node"_s, u"pod"_s, u"port"_s, u"status"_s, u"template"_s};
}

QStringList SandboxQuery::valuesOf(const QString &key)
{
    if (key == "status"_L1)
        return {u"running"_s, u"pending"_s, u"succeeded"_s, u"failed"_s, u"terminating"_s, u"unknown"_s, s_any};
    if (key == "internet"_L1)
        return {u"on"_s, u"off"_s, u"requested"_s, u"applying"_s, u"removing"_s, u"unknown"_s, s_any};
    if (key == "age"_L1)
        return {u"<10m"_s, u"<1h"_s, u"<1d"_s, u">1h"_s, u">1d"_s};
    if (key == "expires"_L1)
        return {u"<10m"_s, u"<1h"_s, u">1h"_s, s_never, s_expired};
    return {};
}

bool SandboxQuery::isPossible(const QString &key, const QString &value)
{
    if (same(s_any, value))
        return true;
    if (key == "status"_L1 || key == "internet"_L1)
        return valuesOf(key).contains(value, Qt::CaseInsensitive);
    if (key == "port"_L1)
        return isPort(value);
    if (key == "age"_L1)
        return TimeCondition::parse(value).has_value();
    if (key == "expires"_L1)
        return same(s_never, value) || same(s_expired, value) || TimeCondition::parse(value);
    return true;
}

bool SandboxQuery::matches(const Sandbox &sandbox, const QueryContext &context) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) {
        const bool any = std::any_of(term.values.begin(), term.values.end(),
                                     [&](const QString &value) { return holds(sandbox, context, term.key, value); });
        return any != term.negated;
    });
}

bool SandboxQuery::dependsOnTime() const
{
    return std::any_of(m_terms.begin(), m_terms.end(),
                       [](const Term &term) { return term.key == "age"_L1 || term.key == "expires"_L1; });
}

QString SandboxQuery::text() const
{
    QStringList words;
    for (const Term &term : m_terms)
        words << term.text();
    return words.join(u' ');
}

} // namespace liteboxd::sandbox
