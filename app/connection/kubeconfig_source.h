// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/kubeconfig.h"

#include <QString>
#include <QStringList>

namespace liteboxd::connection {

/// Where a kubeconfig came from, and what it holds. A value; holds secrets.
struct KubeconfigSource
{
    enum class Kind {
        Default, ///< the KUBECONFIG list or ~/.kube/config
        Files,   ///< files a person named or dropped
        Text     ///< pasted: never written anywhere, gone with this run
    };

    /// Whether what it says may run programs.
    enum class Trust {
        AsKubectl, ///< what kubectl would read, or a person named on the command line
        Asks       ///< what came from elsewhere: a person is asked first
    };

    Kind kind = Kind::Default;
    Trust trust = Trust::AsKubectl;
    QStringList files{};
    kube::Kubeconfig config;

    static base::Result<KubeconfigSource> fromDefault();

    /// Whether any file that kubectl would read is there.
    static bool defaultExists();

    static base::Result<KubeconfigSource> fromFiles(const QStringList &files, Trust trust);
    static base::Result<KubeconfigSource> fromText(const QString &yaml);

    /// The same source as it is now; a text is what it was.
    base::Result<KubeconfigSource> readAgain() const;

    QStringList contexts() const;

    /// `wanted` unless it is empty; else the current context of the kubeconfig, else its
    /// only context, else "".
    QString contextOr(const QString &wanted) const;
};

} // namespace liteboxd::connection
