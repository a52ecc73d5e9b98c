// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_words.h"

#include "core/flows/flow_names.h"
#include "core/flows/flow_word_parser.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

base::Result<QStringList> splitWords(const QString &line)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar letter = line[at];
        if (!quote.isNull()) {
            if (letter == quote)
                quote = {};
            else if (letter == u'\\' && quote == u'"' && at + 1 < line.size())
                word += line[++at];
            else
                word += letter;
        } else if (letter == u'\'' || letter == u'"') {
            quote = letter;
            inWord = true;
        } else if (letter == u'\\' && at + 1 < line.size()) {
            word += line[++at];
            inWord = true;
        } else if (letter.isSpace()) {
            if (inWord)
                words += word;
            word.clear();
            inWord = false;
        } else {
            word += letter;
            inWord = true;
        }
    }
    if (!quote.isNull())
        return base::fail(base::ErrorCode::InvalidArgument, "a quotation mark is not closed");
    if (inWord)
        words += word;
    return words;
}

base::Result<FlowQuery> parseFlowWords(const QStringList &words, std::chrono::system_clock::time_point now)
{
    FlowWordParser parser(now);
    qsizetype at = 0;
    while (at < words.size() && (words[at] == u"hubble" || words[at] == u"observe"))
        ++at;
    while (at < words.size()) {
        QString word = words[at++];
        if (!word.startsWith(u'-')) {
            if (const auto done = parser.set(u"sandbox"_s, word); !done)
                return base::fail(done.error());
            continue;
        }
        std::optional<QString> value;
        const qsizetype equals = word.indexOf(u'=');
        if (equals > 0 && (word.startsWith(u"--") || equals == 2)) { // "--follow=false", "-f=false"
            value = word.mid(equals + 1);
            word.truncate(equals);
        }
        const QString name = FlowWordParser::nameOf(word);
        if (name.isEmpty())
            return base::fail(base::ErrorCode::InvalidArgument, "'" + word.toStdString() + "' is not known");
        if (!value && FlowWordParser::takesValue(name)) {
            if (at == words.size())
                return base::fail(base::ErrorCode::InvalidArgument, word.toStdString() + " needs a value");
            value = words[at++];
        }
        if (const auto done = parser.set(name, value.value_or(QString())); !done)
            return base::fail(done.error());
    }
    return parser.query();
}

base::Result<FlowQuery> parseFlowLine(const QString &line, std::chrono::system_clock::time_point now)
{
    const auto words = splitWords(line);
    if (!words)
        return base::fail(words.error());
    return parseFlowWords(*words, now);
}

FlowQuery withinNamespace(FlowQuery query, const QString &nameSpace)
{
    const QStringList inside{nameSpace + u'/'};
    if (query.allow.isEmpty())
        query.allow += FlowFilter();
    QList<FlowFilter> within;
    for (const FlowFilter &filter : std::as_const(query.allow)) {
        if (!filter.source.pods.isEmpty() || !filter.source.services.isEmpty() || !filter.destination.pods.isEmpty() ||
            !filter.destination.services.isEmpty())
            return query;
        FlowFilter fromInside = filter;
        fromInside.source.pods = inside;
        FlowFilter toInside = filter;
        toInside.destination.pods = inside;
        within << fromInside << toInside;
    }
    query.allow = within;
    return query;
}

QStringList flowWords()
{
    return FlowWordParser::words();
}

} // namespace liteboxd::flows
