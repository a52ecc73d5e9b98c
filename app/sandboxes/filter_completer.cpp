// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/filter_completer.h"

#include "core/sandbox/sandbox_query.h"

namespace liteboxd::sandboxes {

using sandbox::SandboxQuery;

namespace {

QStringList suggestions()
{
    QStringList all;
    for (const QString &key : SandboxQuery::keys()) {
        const QStringList values = SandboxQuery::valuesOf(key);
        if (values.isEmpty())
            all << key + u':';
        for (const QString &value : values)
            all << key + u':' + value;
    }
    return all;
}

} // namespace

FilterCompleter::FilterCompleter(QObject *parent)
    : QCompleter(parent)
{
    setModel(&m_offers);
    setCaseSensitivity(Qt::CaseInsensitive);
    setTaken({});
}

void FilterCompleter::setTaken(const QStringList &terms)
{
    QStringList offers = suggestions();
    for (const QString &term : terms)
        offers.removeAll(term);
    m_offers.setStringList(offers);
}

QString FilterCompleter::pathFromIndex(const QModelIndex &index) const
{
    return m_before + QCompleter::pathFromIndex(index);
}

QStringList FilterCompleter::splitPath(const QString &path) const
{
    const qsizetype begin = lastWord(path);
    m_before = path.left(begin);
    return {path.mid(begin)};
}

qsizetype FilterCompleter::lastWord(QStringView line)
{
    qsizetype begin = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'"')
            quoted = !quoted;
        else if (line[i].isSpace() && !quoted)
            begin = i + 1;
    }
    return begin;
}

} // namespace liteboxd::sandboxes
