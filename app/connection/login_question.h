// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/login_plan.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace liteboxd::connection {

/// What a person has to agree to before a kubeconfig from elsewhere is used: it runs a program, or reads files of this
/// computer, and a server of its choice gets what comes of that. Plain text, for people.
struct LoginQuestion
{
    QString command{};         ///< the program with its arguments; empty: none
    QStringList environment{}; ///< "NAME=value", as the program gets it
    QString tokenFile{};       ///< empty: none
    QStringList files{};       ///< all that are read, the token's among them
    QString server{};          ///< whom the file's contents or the program's answer go to
    bool isVerified = true;    ///< whether that server has to show a certificate
    QString proxy{};           ///< on the way there, without credentials; empty: none that the kubeconfig names
    QString actsAs{};          ///< in whose name requests are made; empty: the one who signs in
    QByteArray hash{};         ///< LoginPlan::fingerprint(): whatever differs is another question

    bool operator==(const LoginQuestion &) const = default;
};

/// Nothing if connecting does neither.
std::optional<LoginQuestion> questionOf(const kube::LoginPlan &plan);

/// Whether a person agreed before, on this computer. Kept in the settings: hashes, nothing else.
bool isApproved(const LoginQuestion &question);
void approve(const LoginQuestion &question);

} // namespace liteboxd::connection
