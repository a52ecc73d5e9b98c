// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/path_memory.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

namespace {

constexpr qsizetype s_longest = 2000;

QString keyOf(quint16 port)
{
    return u"sandboxes/websocketpath/%1"_s.arg(port);
}

} // namespace

QString PathMemory::path(quint16 port) const
{
    const QString known = m_settings.value(keyOf(port)).toString();
    return isPath(known) ? known : u"/"_s;
}

void PathMemory::remember(quint16 port, const QString &path)
{
    if (isPath(path))
        m_settings.setValue(keyOf(port), path);
}

bool PathMemory::isPath(const QString &text)
{
    return text.startsWith(u'/') && text.size() <= s_longest &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c <= u'~' && c != u'#'; });
}

} // namespace liteboxd::sandboxes
