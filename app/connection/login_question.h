// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/connection_settings.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace liteboxd::connection {

/// What a person has to agree to before a kubeconfig from elsewhere is used: it runs a program, or sends the contents
/// of a file of this computer to a server of its choice. Plain text, for people.
struct LoginQuestion
{
    QString command{};         ///< the program with its arguments; empty: none
    QStringList environment{}; ///< "NAME=value", without what looks like a secret
    QString tokenFile{};       ///< empty: none
    QString server{};          ///< whom the file's contents or the program's answer go to
    QByteArray hash{};         ///< SHA-256 of all that matters: another program is another question

    bool operator==(const LoginQuestion &) const = default;
};

/// Nothing if connecting does neither.
std::optional<LoginQuestion> questionOf(const kube::ConnectionSettings &settings);

/// Whether a person agreed before, on this computer. Kept in the settings: hashes, nothing else.
bool isApproved(const LoginQuestion &question);
void approve(const LoginQuestion &question);

} // namespace liteboxd::connection
