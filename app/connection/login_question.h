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

/// What a person has to agree to before a kubeconfig from elsewhere is used: it runs a program, or sends the contents
/// of a file of this computer to a server of its choice. All texts but the hash are the stranger's own, whole and as
/// they are; linesOf() makes them fit to be shown. Passwords of the proxy's URL are left out.
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
    QString tokenFile{}; ///< empty: none
    QString server{};    ///< whom the file's contents or the program's answer go to
    QString proxy{};     ///< of the kubeconfig, on the way there; empty: none
    bool isServerVerified = true;
    QByteArray hash{}; ///< SHA-256 of all that decides what runs and who gets the answer

    bool operator==(const LoginQuestion &) const = default;
};

/// Nothing if connecting does neither.
std::optional<LoginQuestion> questionOf(const kube::LoginPlan &plan);

/// Whether a person agreed before, on this computer. Kept in the settings: hashes, nothing else.
bool isApproved(const LoginQuestion &question, const QSettings &settings);
void approve(const LoginQuestion &question, QSettings &settings);

} // namespace liteboxd::connection
