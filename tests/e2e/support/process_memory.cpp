// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/process_memory.h"

#include <QFile>

#include <algorithm>

namespace liteboxd::e2e {

using namespace Qt::Literals::StringLiterals;

QStringList findInMemory(qint64 processId, const QByteArrayList &texts)
{
    const QString folder = u"/proc/%1/"_s.arg(processId);
    QFile maps(folder + u"maps"_s);
    QFile memory(folder + u"mem"_s);
    if (!maps.open(QFile::ReadOnly) || !memory.open(QFile::ReadOnly | QFile::Unbuffered))
        return {u"its memory cannot be read"_s};
    QStringList found;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() < 2 || !words.at(1).startsWith("rw"))
            continue;
        const QByteArrayList range = words.first().split('-');
        const qint64 begin = range.first().toLongLong(nullptr, 16);
        if (!memory.seek(begin))
            continue;
        const QByteArray bytes = memory.read(range.last().toLongLong(nullptr, 16) - begin);
        for (const QByteArray &text : texts) {
            const QString wide = QString::fromLatin1(text);
            const QByteArray utf16(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
            for (const QByteArray &form : {text, utf16}) {
                const qsizetype at = bytes.indexOf(form);
                if (at >= 0)
                    found << QString::fromLatin1(words.mid(5).join(' ') + ": " +
                                                 bytes.mid(std::max<qsizetype>(0, at - 60), 60).toPercentEncoding());
            }
        }
    }
    return found;
}

} // namespace liteboxd::e2e
