// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/login_plan.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

class QSettings;

namespace liteboxd::connection {

/// What a person has to agree to before a kubeconfig from elsewhere is used: it runs a program, or reads files of this
/// computer, and a server of its choice gets what comes of that. All texts but the hash are the stranger's own, whole
/// and as they are; linesOf() makes them fit to be shown. The proxy's user name and password are left out.
struct LoginQuestion
{
    struct Variable
    {
        QString name;
        QString value;

        bool operator==(const Variable &) const = default;
    };

    QString context{};
    QString program{}; ///< empty: none
    QStringList arguments{};
    std::vector<Variable> environment{};
    QString tokenFile{};    ///< whose contents are sent; empty: none
    QStringList files{};    ///< all that are read, the token's among them
    QString server{};       ///< whom the file's contents or the program's answer go to
    bool isVerified = true; ///< whether that server has to show a certificate
    QString proxy{};        ///< on the way there; empty: none that the kubeconfig names
    QString actsAs{};       ///< in whose name requests are made; empty: the one who signs in
    QByteArray hash{};      ///< LoginPlan::fingerprint(): whatever differs is another question

    bool operator==(const LoginQuestion &) const = default;
};

/// What the plan of this context asks a person for; nothing if it reads no file and runs nothing.
std::optional<LoginQuestion> questionOf(const kube::LoginPlan &plan, const QString &context);

/// Whether a person agreed before, on this computer. Kept in the settings: hashes, nothing else.
bool isApproved(const LoginQuestion &question, const QSettings &settings);
void approve(const LoginQuestion &question, QSettings &settings);

} // namespace liteboxd::connection
