// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/typed_filter.h"

#include "app/sandboxes/filter_completer.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::SandboxQuery;
using Term = SandboxQuery::Term;

namespace {

bool beginsAKey(const Term &term)
{
    const QString &text = term.values.front();
    const QStringList keys = SandboxQuery::keys();
    return text.size() > 1 && std::any_of(keys.begin(), keys.end(), [&text](const QString &key) {
               return QString(key + u':').startsWith(text, Qt::CaseInsensitive);
           });
}

bool isHalfTyped(const Term &term)
{
    if (term.key.isEmpty())
        return beginsAKey(term);
    return term.key == "port"_L1 || !term.wrongValues().isEmpty();
}

} // namespace

TypedFilter TypedFilter::read(const QString &line)
{
    TypedFilter filter;
    const qsizetype last = FilterCompleter::lastWord(line);
    const SandboxQuery finished = SandboxQuery::parse(line.left(last));
    for (const Term &term : finished.terms())
        (term.wrongValues().isEmpty() ? filter.inForce : filter.wrong).push_back(term);
    const SandboxQuery typing = SandboxQuery::parse(line.mid(last));
    for (const Term &term : typing.terms()) {
        if (!isHalfTyped(term))
            filter.inForce.push_back(term);
    }
    return filter;
}

} // namespace liteboxd::sandboxes
