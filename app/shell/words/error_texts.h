// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace liteboxd::shell {

/// Whom a fault is a fault of: the same code of another subject is another sentence.
enum class Subject {
    Cluster,    ///< its API server, which has answered before or whose history does not matter
    NewCluster, ///< an API server that has not answered yet since the program connects to it
    Sandbox,    ///< the program behind a port of a sandbox
    Gateway,    ///< the bundled gateway itself
    Kubeconfig, ///< a kubeconfig and what its entries name
    Keychain,   ///< the desktop's keychain, and what is needed to keep a token in it
    Desktop     ///< programs that the desktop opens things with
};

/// What happened, for a person: one translated sentence for the kind of error.
QString sentence(base::ErrorCode code, Subject subject);

/// What the person can do about it, translated; empty where there is nothing to say.
QString advice(base::ErrorCode code, Subject subject);

/// The same of whom the error says it is about; of `otherwise` where it does not say.
QString sentence(const base::Error &error, Subject otherwise);
QString advice(const base::Error &error, Subject otherwise);

/// Everything known, one fact per line, for a bug report: code, object, the server's words, HTTP status. Never
/// translated: it is what logs show, without secrets.
QString details(const base::Error &error);

} // namespace liteboxd::shell
