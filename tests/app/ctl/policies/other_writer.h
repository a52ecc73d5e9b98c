// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QString>

namespace liteboxd::tests {

/// Somebody else with the kubeconfig of a demo cluster, who writes by server-side apply under a name of their own.
class OtherWriter
{
public:
    explicit OtherWriter(const QString &kubeconfig);

    /// Applies a YAML text and takes over what others own; the status of the answer, 0 if none came.
    int apply(const QString &path, const QByteArray &yaml, const QString &manager);

private:
    QByteArray valueOf(const QByteArray &key) const;

    QByteArray m_kubeconfig;
    QNetworkAccessManager m_network;
};

} // namespace liteboxd::tests
