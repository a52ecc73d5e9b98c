// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/shadowed_contexts.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

namespace {

/// Whether both name the same entry of the same file, or both none.
template<class Entry>
bool isSame(const Entry *a, const Entry *b)
{
    return a && b ? a->origin == b->origin : a == b;
}

} // namespace

QStringList shadowedContexts(const QStringList &files, const kube::Kubeconfig &merged)
{
    QStringList shadowed;
    for (const QString &file : files) {
        const auto own = kube::Kubeconfig::load({file.toStdString()});
        if (!own)
            continue;
        for (const auto &[name, context] : own->contexts()) {
            const auto found = merged.contexts().find(name);
            const bool isReached = found != merged.contexts().end() && found->second.origin == context.origin &&
                                   isSame(merged.clusterOf(name), own->clusterOf(name)) &&
                                   isSame(merged.userOf(name), own->userOf(name));
            if (!isReached)
                shadowed << u"%1 (%2)"_s.arg(QString::fromStdString(name), QFileInfo(file).fileName());
        }
    }
    return shadowed;
}

} // namespace liteboxd::connection
